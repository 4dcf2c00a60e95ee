import type { LineBlock } from '../../core/text/line-diff.ts'

/**
 * `Take back line 7`, `Take back lines 7 to 9`, or where lines are gone, `Take back what was removed at line 7`; `numberOf` is the
 * number of a line in the editor.
 */
export function takeBackLabel({ newFrom, newTo }: LineBlock, numberOf: (at: number) => number): string {
  const [first, last] = [numberOf(newFrom), numberOf(newTo) - 1]
  if (newFrom === newTo) return `Take back what was removed at line ${first}`
  return first === last ? `Take back line ${first}` : `Take back lines ${first} to ${last}`
}
