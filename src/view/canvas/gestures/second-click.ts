import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { ItemKey } from '../items/item.ts'

/** A click on an item, by when and where on the page it was. */
export interface ItemClick {
  readonly key: ItemKey
  readonly time: number
  readonly x: number
  readonly y: number
}

type Clicked = Pick<MouseEvent, 'timeStamp' | 'clientX' | 'clientY'>

/** In milliseconds: what is slower is two clicks. */
const doubleClickTime = 500
/** In pixels: a hand is not still. */
const stillWithin = 6

/** Whether a click is the second of a double click that began on an item, whatever lies under the pointer by now. */
export function isSecondClick(first: ItemClick | undefined, click: Clicked): boolean {
  return (
    first !== undefined &&
    click.timeStamp - first.time < doubleClickTime &&
    Math.abs(click.clientX - first.x) < stillWithin &&
    Math.abs(click.clientY - first.y) < stillWithin
  )
}

export interface SecondClick {
  /** Notes a first click. */
  begin(key: ItemKey, click: Clicked): void
  /** The item that a click is the second on; asked once. */
  take(click: Clicked): ItemKey | undefined
}

/**
 * The first click of two selects: the drawing may move for it, and the inspector comes and takes room from the canvas. The second
 * is meant for what the first was on all the same.
 */
export function useSecondClick(
  root: RefObject<HTMLElement | null>,
  onDouble: (key: ItemKey) => void,
): SecondClick {
  const first = useRef<ItemClick>(undefined)
  const second = useMemo<SecondClick>(
    () => ({
      begin(key, { timeStamp: time, clientX: x, clientY: y }) {
        first.current = { key, time, x, y }
      },
      take(click) {
        const key = isSecondClick(first.current, click) ? first.current?.key : undefined
        first.current = undefined
        return key
      },
    }),
    [],
  )
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return
      const key = second.take(event)
      if (key === undefined) return
      event.preventDefault()
      event.stopPropagation()
      onDouble(key)
    }
    window.addEventListener('click', onClick, true)
    return () => window.removeEventListener('click', onClick, true)
  }, [root, second, onDouble])
  return second
}
