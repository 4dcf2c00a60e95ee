import { type FocusEvent, type MouseEvent, type PointerEvent, type RefObject, useMemo } from 'react'
import { showComment } from '../../review/review-steps.ts'
import { type CanvasStore, type Target, useCanvasStore } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { additionTo, subjectOf } from '../items/actions.ts'
import type { Commands } from '../items/commands.ts'
import { isPickable } from '../items/group.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { type RowsFrom, rowBeside } from '../rows/rows-from.ts'
import { type CanvasFocus, noteFocus } from '../viewport/use-focus.ts'
import { useSecondClick } from './second-click.ts'
import type { LinkGesture } from './use-linking.ts'

/** What the pointer does on the canvas, heard at its root. Menus and toolbars in front of it are left alone. */
export function usePointer(
  root: RefObject<HTMLDivElement | null>,
  index: GraphIndex,
  commands: Commands,
  linking: LinkGesture,
  focus: CanvasFocus,
) {
  const store = useCanvasStore()
  const second = useSecondClick(root, commands.edit)
  return useMemo(() => {
    const click = (target: Target | undefined, besides: boolean) => {
      if (besides) {
        if (target?.type !== 'item' || !isPickable(index.nodes.get(itemOf(target.key).node))) return
        focus.focusItem(itemOf(target.key).node)
        commands.toggle(target.key)
      } else if (target?.type === 'edge') {
        root.current?.focus({ preventScroll: true })
        commands.pickEdge(target.id)
      } else if (!target) commands.clearSelection()
      else if (store.getState().linking?.by === 'keyboard') {
        linking.aim(target.key)
        linking.finish()
      } else if (index.nodes.get(target.key)?.type === 'group') commands.fold(target.key)
      else {
        store.setState({ walkedTo: undefined })
        focus.focusItem(target.key)
        commands.select(target.key)
      }
    }
    const isGroup = (key: ItemKey) => index.nodes.get(key)?.type === 'group'
    /** When a second click was heard that met something else than the first. */
    let doubled = Number.NEGATIVE_INFINITY
    return {
      onClick(event: MouseEvent<HTMLElement>) {
        const action = actionAt(event)
        if (action) act(index, commands, focus, store.getState().rowsFrom, action)
        else if (isOnDrawing(event)) {
          const target = targetAt(index, event.target)
          const begun = second.take(event.nativeEvent)
          const isSame = target?.type === 'item' && target.key === begun
          if (begun !== undefined && !isSame) {
            doubled = event.timeStamp
            commands.edit(begun)
          } else click(target, event.shiftKey || event.ctrlKey || event.metaKey)
          if (target?.type === 'item' && begun === undefined && !isGroup(target.key))
            second.begin(target.key, event.nativeEvent)
        }
      },
      onDoubleClick(event: MouseEvent<HTMLElement>) {
        const target = isOnDrawing(event) && !actionAt(event) ? targetAt(index, event.target) : undefined
        if (event.timeStamp - doubled < 50) return
        if (target?.type === 'item' && !isGroup(target.key)) commands.edit(target.key)
      },
      onPointerOver(event: PointerEvent<HTMLElement>) {
        if (event.pointerType === 'touch' || event.buttons !== 0 || store.getState().linking) return
        hover(store, isOnDrawing(event) ? targetAt(index, event.target) : undefined)
      },
      onPointerLeave() {
        hover(store, undefined)
      },
      /** Before the menu hears of it, so that the menu knows what it is about. */
      onContextMenuCapture(event: MouseEvent<HTMLElement>) {
        const onRoot = event.target === root.current
        const menuTarget = onRoot ? meantByKeyboard(store) : targetAt(index, event.target)
        store.setState({ menuTarget, hovered: undefined })
        const inGroup = menuTarget?.type === 'item' && store.getState().group.has(menuTarget.key)
        if (menuTarget?.type !== 'item' || inGroup) return
        // The box stays as it is under the menu.
        store.setState({ walkedTo: menuTarget.key })
        commands.select(menuTarget.key)
      },
      onBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) {
        if (!currentTarget.contains(relatedTarget)) store.setState({ focused: false })
      },
      onFocus(event: FocusEvent<HTMLElement>) {
        if (!event.currentTarget.contains(event.target)) return
        store.setState({ focused: true })
        if (event.target !== event.currentTarget) {
          noteFocus(store, event.target)
          return
        }
        // Coming from outside, the keyboard goes on where it was; from inside, the root keeps it for an item that left the view.
        if (event.currentTarget.contains(event.relatedTarget)) return
        const key = store.getState().active ?? index.order[0]
        if (key !== undefined && event.currentTarget.matches(':focus-visible')) focus.focusItem(key)
      },
    }
  }, [root, store, index, commands, linking, focus, second])
}

interface NodeAction {
  readonly action: string
  readonly key: ItemKey
  readonly button: HTMLElement
}

function act(
  index: GraphIndex,
  commands: Commands,
  focus: CanvasFocus,
  rowsFrom: RowsFrom,
  { action, key, button }: NodeAction,
): void {
  if (action === 'menu') {
    const { left, bottom } = button.getBoundingClientRect()
    const at = { bubbles: true, cancelable: true, clientX: left, clientY: bottom + 2 }
    button.dispatchEvent(new window.MouseEvent('contextmenu', at))
    return
  }
  if (action === 'rows-above' || action === 'rows-below') {
    const row = rowBeside(rowsFrom, index, key, action === 'rows-above' ? 'above' : 'below')
    if (row === undefined) return
    focus.focusItem(row)
    commands.select(row)
    return
  }
  if (action === 'fold') {
    commands.fold(key)
    return
  }
  if (action === 'comments') {
    if (button.dataset.first !== undefined) showComment(button.dataset.first)
    return
  }
  if (action === 'pin') {
    commands.pin(key)
    return
  }
  if (action === 'policy') {
    focus.focusItem(itemOf(key).node)
    commands.showPolicy(key, button.dataset.kind)
    return
  }
  const subject = subjectOf(index, key)
  const operation = subject && additionTo(subject.node)
  if (operation) commands.run(operation)
}

/** What the menu key is about where the canvas itself has the focus. */
function meantByKeyboard(store: CanvasStore): Target | undefined {
  const { active, selected, pickedEdge } = store.getState()
  if (pickedEdge !== undefined) return { type: 'edge', id: pickedEdge }
  return active !== undefined && active === selected ? { type: 'item', key: active } : undefined
}

/** The mouse lights what it rests on, not what it crosses. */
const restsAfter = 70
const resting = new WeakMap<CanvasStore, ReturnType<typeof setTimeout>>()

function hover(store: CanvasStore, target: Target | undefined): void {
  clearTimeout(resting.get(store))
  const { hovered } = store.getState()
  const same =
    hovered?.type === target?.type &&
    (hovered?.type === 'item' && target?.type === 'item'
      ? hovered.key === target.key
      : hovered?.type === 'edge' && target?.type === 'edge'
        ? hovered.id === target.id
        : hovered === target)
  if (same) return
  const rests = () => {
    if (!store.getState().linking) store.setState({ hovered: target })
  }
  resting.set(store, setTimeout(rests, restsAfter))
}

function targetAt(index: GraphIndex, element: EventTarget): Target | undefined {
  if (!(element instanceof Element)) return undefined
  const edge = element.closest<SVGElement>('[data-edge]')?.dataset.edge
  // One line for edges of several hidden rows is not an edge that could be picked.
  if (edge !== undefined) return index.edges.has(edge) ? { type: 'edge', id: edge } : undefined
  const key = element.closest<HTMLElement>('[data-item]')?.dataset.item
  return key === undefined ? undefined : { type: 'item', key }
}

function actionAt({ target }: MouseEvent<HTMLElement>): NodeAction | undefined {
  if (!(target instanceof Element)) return undefined
  const button = target.closest<HTMLElement>('[data-action]')
  const key = button?.closest<HTMLElement>('[data-item]')?.dataset.item
  const action = button?.dataset.action
  return button && key !== undefined && action !== undefined ? { action, key, button } : undefined
}

/** On the drawing itself: React passes on what happens in menus as well. */
function isOnDrawing({ currentTarget, target }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && currentTarget.contains(target) && target.closest('.react-flow') !== null
}
