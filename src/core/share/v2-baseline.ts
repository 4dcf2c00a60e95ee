import type { Files } from '../text/file-change.ts'
import { cleanFileName } from '../text/file-name.ts'
import { lineDiff, linesOf } from '../text/line-diff.ts'

/**
 * Files as they were, told by what they became: `steps` go through both lists of files, `text` holds the lines that are gone,
 * one after the other.
 */
export interface WrittenBaseline {
  readonly steps: readonly unknown[]
  readonly text: string
}

/**
 * A step is a count of files that were the same, or a list for one file as it was: its name, which file of now it became (−1 for
 * none), then in turns how many lines are the same, how many of now are left out, and how many letters of `text` stood there.
 */
export function writeBaseline(before: Files, now: Files): WrittenBaseline {
  const steps: unknown[] = []
  const texts: string[] = []
  for (const [i, file] of before.entries()) {
    const same = now[i]
    if (same?.name === file.name && same.text === file.text) {
      const last = steps.at(-1)
      if (typeof last === 'number') steps[steps.length - 1] = last + 1
      else steps.push(1)
      continue
    }
    const at = now.findIndex(it => it.name === file.name)
    const { old, blocks } = lineDiff(file.text, now[at]?.text ?? '')
    const turns: number[] = []
    let line = 0
    for (const { oldFrom, oldTo, newFrom, newTo } of blocks) {
      const gone = old.slice(oldFrom, oldTo).join('')
      turns.push(newFrom - line, newTo - newFrom, gone.length)
      texts.push(gone)
      line = newTo
    }
    steps.push([file.name, at, ...turns])
  }
  return { steps, text: texts.join('') }
}

/** The files as they were, of `most` letters together at most, and the text behind them; undefined for what `writeBaseline` would not have written. */
export function readBaseline(
  steps: unknown,
  text: string,
  now: Files,
  most: { readonly files: number; readonly letters: number },
): Files | undefined {
  if (!Array.isArray(steps)) return undefined
  const files: { name: string; text: string }[] = []
  /** Each file of now is read once: what is unpacked is bounded by what was sent. */
  const became = new Set<number>()
  let letters = 0
  let read = 0
  for (const step of steps as unknown[]) {
    if (isCount(step)) {
      const same = now.slice(files.length, files.length + step)
      if (same.length !== step) return undefined
      letters += same.reduce((sum, it) => sum + it.text.length, 0)
      if (letters > most.letters) return undefined
      files.push(...same)
    } else {
      if (!Array.isArray(step)) return undefined
      const [name, at, ...turns] = step as unknown[]
      if (typeof name !== 'string' || cleanFileName(name) !== name) return undefined
      if (at !== -1 && !(isCount(at) && at < now.length && !became.has(at))) return undefined
      if (at !== -1) became.add(at)
      const old = fileBefore(turns, at === -1 ? '' : now[at]!.text, text.slice(read))
      if (!old) return undefined
      read += old.read
      letters += old.text.length
      files.push({ name, text: old.text })
    }
    if (files.length > most.files || letters > most.letters) return undefined
  }
  const isWhole = read === text.length && new Set(files.map(it => it.name)).size === files.length
  return isWhole ? files : undefined
}

function fileBefore(turns: readonly unknown[], now: string, gone: string) {
  if (!turns.every(isCount) || turns.length % 3 !== 0) return undefined
  const lines = linesOf(now)
  const parts: string[] = []
  let line = 0
  let read = 0
  for (let i = 0; i < turns.length; i += 3) {
    const [same, left, length] = turns.slice(i, i + 3) as [number, number, number]
    if (line + same + left > lines.length || read + length > gone.length) return undefined
    parts.push(...lines.slice(line, line + same), gone.slice(read, read + length))
    line += same + left
    read += length
  }
  for (; line < lines.length; line++) parts.push(lines[line]!)
  return { text: parts.join(''), read }
}

function isCount(it: unknown): it is number {
  return typeof it === 'number' && Number.isInteger(it) && it >= 0
}
