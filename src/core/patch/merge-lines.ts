import { type LineBlock, lineDiff, linesOf } from '../text/line-diff.ts'

/** A stretch of lines in the ways it may be put together: one where the sides do not meet. */
type Stretch = readonly string[]

/** Where there would be more texts than these, all stretches are taken in the same way. */
const mostTexts = 64

/** Texts that hold what two sides made of the lines of another: where they met, both, mine or theirs, in every way to combine these. */
export function* mergedTexts(base: string, mine: string, theirs: string): Generator<string> {
  const stretches = stretchesOf(base, mine, theirs)
  const count = stretches.reduce((all, it) => all * it.length, 1)
  for (let way = 0; way < Math.min(count, mostTexts); way++) {
    let rest = way
    const parts = stretches.map(ways => {
      const at = count > mostTexts ? way : rest
      rest = Math.floor(rest / ways.length)
      return ways[at % ways.length]
    })
    yield parts.join('')
  }
}

function stretchesOf(base: string, mine: string, theirs: string): Stretch[] {
  const lines = linesOf(base)
  const ours = lineDiff(base, mine)
  const others = lineDiff(base, theirs)
  const stretches: Stretch[] = []
  let at = 0
  let [i, j] = [0, 0]
  while (i < ours.blocks.length || j < others.blocks.length) {
    const [a, b] = [ours.blocks[i], others.blocks[j]]
    const from = Math.min(a?.oldFrom ?? lines.length, b?.oldFrom ?? lines.length)
    let to = from
    const [firstA, firstB] = [i, j]
    for (let grows = true; grows; ) {
      grows = false
      if (meets(ours.blocks[i], from, to)) {
        to = Math.max(to, ours.blocks[i++]!.oldTo)
        grows = true
      }
      if (meets(others.blocks[j], from, to)) {
        to = Math.max(to, others.blocks[j++]!.oldTo)
        grows = true
      }
    }
    stretches.push([lines.slice(at, from).join('')])
    const own = written(lines, ours.now, ours.blocks.slice(firstA, i), from, to)
    const other = written(lines, others.now, others.blocks.slice(firstB, j), from, to)
    if (own === other || j === firstB) stretches.push([own])
    else if (i === firstA) stretches.push([other])
    // Where both put lines in and took none away there may be room for both.
    else stretches.push([...(from === to ? [own + other] : []), own, other])
    at = to
  }
  stretches.push([lines.slice(at).join('')])
  return stretches
}

/** Whether a block begins within the lines, or puts lines in where others are put in. */
function meets(block: LineBlock | undefined, from: number, to: number): boolean {
  return block !== undefined && (block.oldFrom === from || block.oldFrom < to)
}

/** What a side has in the place of the lines from one to another. */
function written(
  lines: readonly string[],
  now: readonly string[],
  blocks: readonly LineBlock[],
  from: number,
  to: number,
): string {
  const parts: string[] = []
  let at = from
  for (const { oldFrom, oldTo, newFrom, newTo } of blocks) {
    parts.push(...lines.slice(at, oldFrom), ...now.slice(newFrom, newTo))
    at = oldTo
  }
  return [...parts, ...lines.slice(at, to)].join('')
}
