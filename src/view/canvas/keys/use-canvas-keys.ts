import { type KeyboardEvent, useCallback } from 'react'
import { screenStore } from '../../screen/screen-state.ts'
import type { ItemKey } from '../items/item.ts'
import { type CanvasParts, sceneAt } from './canvas-command.ts'
import { commandFor } from './canvas-commands.ts'

/** The keyboard on the canvas. Keys pressed in its menus, buttons and toolbar are theirs. */
export function useCanvasKeys(parts: CanvasParts): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      // Behind a dialog that is on its way, letters are meant for it.
      if (!isOnCanvas(event) || screenStore.getState().dialog) return
      const { active, awaited, selected, linking } = parts.store.getState()
      // What has just come is about to have the focus. Where the canvas itself has it, keys are about what can be seen to be meant: the selection.
      const coming = awaited === active ? awaited : undefined
      const here = coming ?? itemKeyOf(event.target) ?? (selected === active ? active : undefined)
      const action = commandFor(event, linking !== undefined)?.action(sceneAt(parts, here))
      if (!action) return
      action()
      event.preventDefault()
      event.stopPropagation()
    },
    [parts],
  )
}

function itemKeyOf(target: EventTarget): ItemKey | undefined {
  return target instanceof HTMLElement ? target.dataset.item : undefined
}

/** React passes on what happens in a portal; only what is pressed on the canvas itself, or on an item, counts. */
function isOnCanvas({ currentTarget, target }: KeyboardEvent<HTMLElement>): boolean {
  return (
    target instanceof HTMLElement &&
    (target === currentTarget || (currentTarget.contains(target) && target.dataset.item !== undefined))
  )
}
