import { type PointerEvent, useMemo } from 'react'
import { type CanvasStore, useCanvasStore } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { moveTo, rowsBeside, type Subject, subjectOf } from '../items/actions.ts'
import type { Commands } from '../items/commands.ts'
import { type ItemKey, keyOf } from '../items/item.ts'
import { followDrag } from './follow-drag.ts'

/** Rows are put in another order by dragging them; a line says where the row would go. */
export function useRowDrag(index: GraphIndex, commands: Commands) {
  const store = useCanvasStore()
  return useMemo(
    () => (event: PointerEvent<HTMLElement>) => {
      const key = rowUnder(event)
      const subject = key === undefined ? undefined : subjectOf(index, key)
      if (!key || !subject?.row || event.pointerType === 'touch' || !isPlain(event)) return
      const frame = event.currentTarget
      let to: number | undefined
      followDrag(event, {
        move: at => {
          to = aim(store, frame, subject, at.clientY)
        },
        end: () => {
          store.setState({ insertion: undefined })
          const move = to === undefined ? undefined : moveTo(subject, to)
          if (move) commands.move(move)
        },
        cancel: () => store.setState({ insertion: undefined }),
      })
    },
    [store, index, commands],
  )
}

/** The row that is grasped; not where a link is drawn from, nor a button. */
function rowUnder({ target }: PointerEvent<HTMLElement>): ItemKey | undefined {
  if (!(target instanceof Element) || target.closest('button, .react-flow__handle')) return undefined
  const item = target.closest<HTMLElement>('[data-item]')
  return item?.getAttribute('aria-level') === '2' ? item.dataset.item : undefined
}

function isPlain({ button, shiftKey, ctrlKey, metaKey }: PointerEvent): boolean {
  return button === 0 && !shiftKey && !ctrlKey && !metaKey
}

/** Shows the line where the row would go, and gives its index there. */
function aim(store: CanvasStore, frame: HTMLElement, { node, row }: Subject, y: number): number | undefined {
  const rows = rowsBeside(node, row!)
  const from = rows.findIndex(it => it.id === row!.id)
  let seen = false
  const middles = rows.map(it => {
    const key = CSS.escape(keyOf(node.id, it.id))
    const box = frame.querySelector(`[data-item="${key}"]`)?.getBoundingClientRect()
    // A folded box shows some of its rows: the others lie above and below them.
    if (!box) return seen ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
    seen = true
    return box.top + box.height / 2
  })
  // Among the others: before the first of them whose middle lies below the pointer.
  const passed = middles.filter((middle, i) => i !== from && middle < y).length
  const to = Math.min(passed, rows.length - 1)
  const beside = rows[to]
  const insertion =
    beside && to !== from
      ? { key: keyOf(node.id, beside.id), side: to < from ? ('before' as const) : ('after' as const) }
      : undefined
  store.setState({ insertion })
  return to
}
