import { useReactFlow } from '@xyflow/react'
import { type KeyboardEvent, useCallback } from 'react'
import { screenStore } from '../../shell/screen-state.ts'
import { useCanvasStore } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import type { LinkGesture } from '../gestures/use-linking.ts'
import { glide } from '../viewport/motion.ts'
import { type Direction, neighbour } from '../viewport/navigation.ts'
import type { CanvasFocus } from '../viewport/use-focus.ts'
import { additionTo, deletionOf, edgeDeletions, moveOf, subjectOf } from './actions.ts'
import { addableKinds } from './addable-kinds.ts'
import type { Commands } from './commands.ts'
import { resourcesMeant } from './group.ts'
import type { ItemKey } from './item.ts'

const arrows: Readonly<Record<string, Direction | undefined>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** The keyboard on the canvas. Keys pressed in its menus, buttons and toolbar are theirs. */
export function useCanvasKeys(
  index: GraphIndex,
  focus: CanvasFocus,
  commands: Commands,
  linking: LinkGesture,
): (event: KeyboardEvent<HTMLElement>) => void {
  const store = useCanvasStore()
  const flow = useReactFlow()
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      // Behind a dialog that is on its way, letters are meant for it.
      if (!isOnCanvas(event) || screenStore.getState().dialog) return
      const withControl = event.ctrlKey || event.metaKey
      const { active, selected, pickedEdge, group, linking: link } = store.getState()
      // Where the canvas itself has the focus, keys are about what can be seen to be meant: the selection.
      const here = itemKeyOf(event.target) ?? (selected === active ? active : undefined)
      const done = withControl ? pressWithControl(event) : press(event)
      if (!done) return
      event.preventDefault()
      event.stopPropagation()

      function press({ key, altKey }: KeyboardEvent): boolean {
        const direction = arrows[key]
        if (direction && altKey) return move(direction)
        if (altKey) return false
        if (direction) return go(active === undefined ? index.order[0] : neighbour(index, active, direction))
        switch (key) {
          case 'Home':
            return go(index.order[0])
          case 'End':
            return go(index.order.at(-1))
          case 'Enter':
            if (link?.by === 'keyboard') return does(linking.finish)
            return here !== undefined && does(() => commands.edit(here))
          case ' ':
            return here !== undefined && does(() => commands.select(here))
          case 'Escape':
            if (link) return does(linking.cancel)
            return does(commands.clearSelection)
          case 'Delete':
          case 'Backspace':
            return remove()
          case 'F2':
            return here !== undefined && does(() => commands.rename(here))
          case 'l':
          case 'L':
            return here !== undefined && does(() => commands.link(here))
          case 'a':
          case 'A':
            return add()
          case 'o':
          case 'O':
            return does(() => store.setState({ outline: true }))
          case '+':
          case '=':
            return does(() => void flow.zoomIn(glide()))
          case '-':
            return does(() => void flow.zoomOut(glide()))
          case '0':
            return does(commands.fit)
          default:
            return addKind(key)
        }
      }

      function pressWithControl({ key, shiftKey, altKey }: KeyboardEvent): boolean {
        if (shiftKey || altKey) return false
        const ids = resourcesMeant(index, store.getState())
        if (key === 'a' || key === 'A') return does(commands.selectAll)
        if (key === 'd' || key === 'D') return ids.length > 0 && does(() => commands.duplicate(ids))
        if (key === ' ') return here !== undefined && does(() => commands.toggle(here))
        return false
      }

      function go(key: string | undefined): boolean {
        if (key === undefined) return true
        focus.focusItem(key)
        if (link) linking.aim(key)
        else commands.select(key)
        return true
      }

      function move(direction: Direction): boolean {
        if (here === undefined || (direction !== 'up' && direction !== 'down')) return false
        const subject = subjectOf(index, here)
        const moved = subject && moveOf(subject, direction === 'up' ? -1 : 1)
        return moved !== undefined && does(() => commands.move(moved))
      }

      /** A server or rule to the box that has the keyboard, or to the one whose row has it. */
      function add(): boolean {
        const subject = here === undefined ? undefined : subjectOf(index, here)
        const addition = subject && additionTo(subject.node)
        return addition !== undefined && does(() => commands.run(addition))
      }

      function addKind(key: string): boolean {
        const found = addableKinds.find(it => it.shortcut === key.toUpperCase())
        return found !== undefined && does(() => commands.addResource(found.kind))
      }

      function remove(): boolean {
        if (group.size > 1) {
          const ids = resourcesMeant(index, store.getState())
          return ids.length > 0 && does(() => commands.removeResources(ids))
        }
        const edge = pickedEdge === undefined ? undefined : index.edges.get(pickedEdge)
        const subject = here === undefined ? undefined : subjectOf(index, here)
        const operation = edge ? edgeDeletions(index, edge)[0] : subject && deletionOf(subject)
        return operation !== undefined && does(() => commands.remove(operation))
      }
    },
    [store, flow, index, focus, commands, linking],
  )
}

function itemKeyOf(target: EventTarget): ItemKey | undefined {
  return target instanceof HTMLElement ? target.dataset.item : undefined
}

function does(action: () => unknown): true {
  action()
  return true
}

/** React passes on what happens in a portal; only what is pressed on the canvas itself, or on an item, counts. */
function isOnCanvas({ currentTarget, target }: KeyboardEvent<HTMLElement>): boolean {
  return (
    target instanceof HTMLElement &&
    (target === currentTarget || (currentTarget.contains(target) && target.dataset.item !== undefined))
  )
}
