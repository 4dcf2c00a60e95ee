import type { LineBlock, LineDiff } from '../text/line-diff.ts'
import type { TextEdit } from '../text/text-edit.ts'

/** A line of a hunk: kept, taken out or put in. The text has no LF; a CR in front of one stays in it. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
  /** Set for a file's last line where nothing ends it. */
  readonly open?: true
}

/** Differing lines that are near each other, with lines around them that both texts have. */
export interface Hunk {
  /** Of the first line, from 1. */
  readonly oldStart: number
  readonly newStart: number
  readonly lines: readonly DiffLine[]
  readonly blocks: readonly LineBlock[]
}

/** The hunks of a diff, with `context` lines around each difference. */
export function hunksOf({ old, now, blocks }: LineDiff, context = 3): Hunk[] {
  const groups: LineBlock[][] = []
  for (const block of blocks) {
    const near = groups.at(-1)?.at(-1)
    if (near && block.oldFrom - near.oldTo <= 2 * context) groups.at(-1)!.push(block)
    else groups.push([block])
  }
  return groups.map(group => {
    const [first, last] = [group[0]!, group.at(-1)!]
    const before = Math.min(context, first.oldFrom)
    const after = Math.min(context, old.length - last.oldTo)
    const lines: DiffLine[] = []
    let at = first.oldFrom - before
    for (const { oldFrom, oldTo, newFrom, newTo } of group) {
      lines.push(...old.slice(at, oldFrom).map(it => diffLine(' ', it)))
      lines.push(...old.slice(oldFrom, oldTo).map(it => diffLine('-', it)))
      lines.push(...now.slice(newFrom, newTo).map(it => diffLine('+', it)))
      at = oldTo
    }
    lines.push(...old.slice(at, last.oldTo + after).map(it => diffLine(' ', it)))
    return {
      oldStart: first.oldFrom - before + 1,
      newStart: first.newFrom - before + 1,
      lines,
      blocks: group,
    }
  })
}

/** The edits of the newer text that put the older lines in the place of the differing ones; `blocks` are some of the diff's. */
export function takeBack({ old, now }: LineDiff, blocks: readonly LineBlock[]): TextEdit[] {
  const edits: TextEdit[] = []
  let line = 0
  let offset = 0
  const offsetOf = (to: number) => {
    while (line < to) offset += now[line++]!.length
    return offset
  }
  for (const { oldFrom, oldTo, newFrom, newTo } of blocks)
    edits.push({ from: offsetOf(newFrom), to: offsetOf(newTo), insert: old.slice(oldFrom, oldTo).join('') })
  return edits
}

function diffLine(sign: DiffLine['sign'], line: string): DiffLine {
  return line.endsWith('\n') ? { sign, text: line.slice(0, -1) } : { sign, text: line, open: true }
}
