import { applyChanges, type FileChange, type Files, findFile } from './file-change.ts'
import { differingLines } from './line-diff.ts'

/** A line as it is before and after a change of the files. */
export interface ChangedLine {
  readonly file: string
  readonly sign: '+' | '-' | ' '
  readonly text: string
}

/** The lines that changes take away, put in and leave around them, file by file; for a person to look at before they are made. */
export function lineChanges(files: Files, changes: readonly FileChange[], context = 1): ChangedLine[] {
  const after = applyChanges(files, changes)
  const names = [...new Set([...files, ...after].map(it => it.name))]
  return names.flatMap(file => {
    const [old, now] = [findFile(files, file)?.text, findFile(after, file)?.text]
    if (old === now) return []
    return around(compare(linesOf(old), linesOf(now)), context).map(it => ({ file, ...it }))
  })
}

type Line = Omit<ChangedLine, 'file'>

function linesOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
}

/** The lines that both have stay; of the rest, the old ones stand before the new ones. */
function compare(old: readonly string[], now: readonly string[]): Line[] {
  const signed = (sign: Line['sign']) => (text: string) => ({ sign, text })
  const lines: Line[] = []
  let at = 0
  for (const { oldFrom, oldTo, newFrom, newTo } of differingLines(old, now)) {
    lines.push(...old.slice(at, oldFrom).map(signed(' ')))
    lines.push(...old.slice(oldFrom, oldTo).map(signed('-')), ...now.slice(newFrom, newTo).map(signed('+')))
    at = oldTo
  }
  return [...lines, ...old.slice(at).map(signed(' '))]
}

/** Changed lines and those next to them. */
function around(lines: readonly Line[], context: number): Line[] {
  const shown = new Set<number>()
  lines.forEach((it, i) => {
    if (it.sign !== ' ') for (let at = i - context; at <= i + context; at++) shown.add(at)
  })
  return lines.filter((_, i) => shown.has(i))
}
