import type { Selection } from '../../../workspace/workspace.ts'
import type { ItemKey } from '../items/item.ts'

/** A selection that was looked for in the drawing, and the item that shows it. */
export interface Found {
  readonly selection: Selection | undefined
  readonly selected: ItemKey | undefined
}

/** Whether what is selected is shown for the first time, or on the canvas otherwise than before: it comes into view then. */
export function isComing(before: Found | undefined, { selection, selected }: Found): boolean {
  if (selected === undefined || selection === undefined) return false
  if (before?.selection !== selection || before.selected === undefined) return true
  return selection.origin === 'canvas' && before.selected !== selected
}
