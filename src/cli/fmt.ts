import { writeFileSync } from 'node:fs'
import { lineStarts } from '../core/text/lines.ts'
import { readText } from '../core/text/read-text.ts'
import { applyEdits } from '../core/text/text-edit.ts'
import { formatFile } from '../core/yaml/format/format-file.ts'
import type { FormatOptions } from '../core/yaml/format/format-style.ts'
import { type Input, readInputs } from './read-inputs.ts'

export interface FmtOptions extends FormatOptions {
  readonly paths: readonly string[]
  /** Whether the result is printed, written in place, or only compared with what is there. */
  readonly mode: 'print' | 'write' | 'check'
}

export interface FmtOutcome {
  readonly output: string
  readonly complaints: readonly string[]
  /** 1 where `check` finds a file that would change, 2 where something cannot be read or written. */
  readonly exitCode: 0 | 1 | 2
}

/** Lays files out anew. A document that cannot be read stays as it is, and is complained of. */
export function fmt(options: FmtOptions): FmtOutcome {
  const complaints: string[] = []
  const files = readInputs(options.paths).flatMap(it => formatted(it, options, complaints))
  const changed = files.filter(it => it.after !== it.before)
  if (options.mode === 'write') for (const it of changed) write(it, complaints)
  const names = changed.map(it => `${it.name}\n`).join('')
  const output = options.mode === 'print' ? files.map(it => it.after).join('') : names
  const exitCode = complaints.length > 0 ? 2 : options.mode === 'check' && changed.length > 0 ? 1 : 0
  return { output, complaints, exitCode }
}

interface Formatted {
  readonly name: string
  readonly before: string
  readonly after: string
}

function formatted(input: Input, options: FormatOptions, complaints: string[]): Formatted[] {
  const { name } = input
  if (!input.ok) {
    // Templates of a chart are no YAML yet, and were not asked for by name.
    if (!input.isChart) complaints.push(`${name}: ${input.reason}`)
    return []
  }
  const read = readText(input.bytes)
  if (!read.ok || read.notices.length > 0) {
    complaints.push(`${name} ${read.ok ? 'is not UTF-8' : read.reason}`)
    return []
  }
  const { edits, unread } = formatFile(read.text, options)
  const starts = unread.length > 0 ? lineStarts(read.text) : []
  for (const offset of unread) {
    const line = starts.findLastIndex(it => it <= offset) + 1
    complaints.push(`${name}:${line}: this document cannot be read and is left as it is`)
  }
  return [{ name, before: read.text, after: applyEdits(read.text, edits) }]
}

function write({ name, after }: Formatted, complaints: string[]): void {
  try {
    writeFileSync(name, after)
  } catch (error) {
    complaints.push(`${name}: ${(error as NodeJS.ErrnoException).code ?? 'it cannot be written'}`)
  }
}
