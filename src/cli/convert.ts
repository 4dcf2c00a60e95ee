import { writeFileSync } from 'node:fs'
import type { Conversion, Target } from '../core/convert/conversion/conversion.ts'
import { conversionWords } from '../core/convert/conversion-words.ts'
import { convert as convertFiles } from '../core/convert/convert.ts'
import { newFiles } from '../core/convert/converted-files.ts'
import { type Proof, proveConversion } from '../core/convert/proof.ts'
import { formatRequest } from '../core/request/parse-request.ts'
import type { CommonOptions } from './common-options.ts'
import { configuredFor } from './own-configuration.ts'
import { readFiles } from './read-files.ts'

export interface ConvertOptions extends CommonOptions {
  readonly paths: readonly string[]
  /** The objects to convert, with what belongs to them; none for all. */
  readonly only: readonly string[]
  readonly to: Target
  /** How prefixes of paths are written. */
  readonly prefixes: 'exact' | 'segments'
  /** Whether what cannot be carried is left out. */
  readonly anyway?: boolean
  readonly format: 'text' | 'json'
  /** The file to write the new objects to; standard output where there is none. */
  readonly output?: string | undefined
}

export interface ConvertOutcome {
  readonly output: string
  readonly complaints: readonly string[]
  /** 1 where something is not converted or requests fare otherwise, 2 where something cannot be read or written. */
  readonly exitCode: 0 | 1 | 2
}

/** Converts to the other API, and compares the routing before and after. */
export function convert(options: ConvertOptions): ConvertOutcome {
  const complaints: string[] = []
  const read = readFiles(options.paths, complaints)
  if (complaints.length > 0) return { output: '', complaints, exitCode: 2 }
  const { files, settings } = configuredFor(options.paths, read, options, false)
  const conversion = convertFiles(files, options.to, settings, {
    only: options.only.length > 0 ? options.only : undefined,
    prefixes: options.prefixes,
    anyway: options.anyway,
  })
  const proof = proveConversion(files, conversion, settings)
  const { diff, refused } = proof
  const isSame = diff.changes.length === 0 && refused.length === 0
  const isWhole = conversion.kept.length === 0 && conversion.fields.every(it => it.how !== 'cannot')
  const exitCode = isSame && isWhole ? 0 : 1
  const yaml = newFiles(files, conversion, settings)
    .map(it => it.text)
    .join('---\n')
  if (options.output !== undefined) {
    try {
      writeFileSync(options.output, yaml, { flag: 'wx' })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      const reason =
        code === 'EEXIST' ? 'it is there already. Name a new file.' : (code ?? 'it cannot be written')
      return { output: '', complaints: [`${options.output}: ${reason}`], exitCode: 2 }
    }
  }
  return { output: written(options, conversion, proof, yaml), complaints, exitCode }
}

function written(
  { format, output }: ConvertOptions,
  conversion: Conversion,
  proof: Proof,
  yaml: string,
): string {
  if (format === 'json') return asJson(conversion, proof, yaml)
  const words = conversionWords(conversion, proof)
  if (output !== undefined) return lines(words)
  // The words are comments, so that all of it is one YAML file; a line break in a name must not end one.
  const comments = words.map(it => `# ${it.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')}`)
  return `${lines(comments)}${yaml}`
}

function asJson(
  { converted, kept, fields }: Conversion,
  { diff, assumed, limits, refused }: Proof,
  yaml: string,
): string {
  const changes = diff.changes.map(it => ({ ...it, curl: formatRequest(it.request) }))
  const { complete } = diff
  return `${JSON.stringify({ yaml, converted, kept, fields, assumed, limits, refused, changes, complete }, undefined, 2)}\n`
}

function lines(all: readonly string[]): string {
  return all.map(it => `${it}\n`).join('')
}
