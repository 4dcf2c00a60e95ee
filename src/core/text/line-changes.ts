import { commonItems } from './common-items.ts'
import { applyChanges, type FileChange, type Files, findFile } from './file-change.ts'

/** A line as it is before and after a change of the files. */
export interface ChangedLine {
  readonly file: string
  readonly sign: '+' | '-' | ' '
  readonly text: string
}

/** Lines beyond this many between the first and the last change are not compared one by one. */
const comparable = 400

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

function compare(old: readonly string[], now: readonly string[]): Line[] {
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail))
    tail++
  const same = (text: string): Line => ({ sign: ' ', text })
  return [
    ...old.slice(0, head).map(same),
    ...between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map(same),
  ]
}

/** The lines that both have in one order stay; of the rest, the old ones stand before the new ones. */
function between(old: readonly string[], now: readonly string[]): Line[] {
  const removed = (text: string): Line => ({ sign: '-', text })
  const added = (text: string): Line => ({ sign: '+', text })
  if (old.length === 0 || now.length === 0 || old.length > comparable || now.length > comparable)
    return [...old.map(removed), ...now.map(added)]
  const lines: Line[] = []
  let [i, j] = [0, 0]
  for (const [keptOld, keptNow] of [...commonItems(old, now), [old.length, now.length] as const]) {
    lines.push(...old.slice(i, keptOld).map(removed), ...now.slice(j, keptNow).map(added))
    if (keptOld < old.length) lines.push({ sign: ' ', text: old[keptOld]! })
    i = keptOld + 1
    j = keptNow + 1
  }
  return lines
}

/** Changed lines and those next to them. */
function around(lines: readonly Line[], context: number): Line[] {
  const shown = new Set<number>()
  lines.forEach((it, i) => {
    if (it.sign !== ' ') for (let at = i - context; at <= i + context; at++) shown.add(at)
  })
  return lines.filter((_, i) => shown.has(i))
}
