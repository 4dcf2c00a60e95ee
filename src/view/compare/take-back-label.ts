import type { LineBlock } from '../../core/text/line-diff.ts'

/** `Take back line 7`, `Take back lines 7 to 9`, or where lines are gone, `Take back what was removed at line 7`. */
export function takeBackLabel({ newFrom, newTo }: LineBlock): string {
  if (newFrom === newTo) return `Take back what was removed at line ${newFrom + 1}`
  if (newTo - newFrom === 1) return `Take back line ${newTo}`
  return `Take back lines ${newFrom + 1} to ${newTo}`
}
