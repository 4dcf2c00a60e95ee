import type { KeyboardEvent } from 'react'
import { inspectorKeys } from '../keys/pane-keys.ts'
import { isPressed } from '../keys/shortcut.ts'
import { goBack } from '../screen/scope-state.ts'

/**
 * For an area beside the canvas: Escape that nothing in it has a use for goes one focus back, as on the canvas. A field keeps its
 * Escape, and so does what stands over the area in a layer of its own.
 */
export function goBackOnEscape(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  if (event.defaultPrevented || !isPressed(event, inspectorKeys.back)) return
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return
  if (target.closest('input, textarea, select, [contenteditable]')) return
  if (goBack()) event.preventDefault()
}
