import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { Place } from '../../core/model/resource.ts'
import type { Path } from '../../core/yaml/path.ts'
import { inspectorKeys } from '../keys/pane-keys.ts'
import { isPressed } from '../keys/shortcut.ts'
import { beginningOf, firstControl, focusCanvas, focusField } from '../screen/focus-pane.ts'
import { openHelp } from './fields/FieldHelp.tsx'

/**
 * Where the keyboard goes when the inspector shows another part: from a server's line to the first field of its form,
 * from the form back to its line. A control that is still there keeps it.
 */
export function useFormFocus(
  pane: RefObject<HTMLElement | null>,
  { resource, path }: Place,
  selected: Path,
  moves: boolean,
) {
  const key = JSON.stringify([resource, ...path])
  const before = useRef({ key, path })
  useEffect(() => {
    const from = before.current
    before.current = { key, path }
    if (from.key === key || !moves) return
    // Not at once: while one field is left for another, nothing has the focus for a moment.
    const frame = requestAnimationFrame(() => {
      if (!pane.current || !isLost()) return
      const line = pane.current.querySelector(`[data-part="${CSS.escape(JSON.stringify(from.path))}"]`)
      const target = line?.querySelector<HTMLElement>('button') ?? beginningOf(pane.current)
      if (target) focusField(target)
    })
    return () => cancelAnimationFrame(frame)
  }, [pane, key, path, moves])

  // What a button has added to a list is filled in next.
  useEffect(() => {
    const card = pane.current?.querySelector<HTMLElement>(
      `[data-path="${CSS.escape(JSON.stringify(selected))}"]`,
    )
    const field = card && document.activeElement?.matches('[data-adds]') ? firstControl(card) : undefined
    if (field) focusField(field)
  }, [pane, selected])
}

/** Keys of the inspector as a whole: Escape leads back to the canvas, F1 explains the field. */
export function onInspectorKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return
  if (isPressed(event, inspectorKeys.back)) {
    event.preventDefault()
    focusCanvas()
  } else openHelp(event)
}

/** Whether what had the focus went with the part that was shown before. */
function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
