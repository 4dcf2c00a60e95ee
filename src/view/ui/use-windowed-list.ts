import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Viewport } from './use-viewport.ts'
import { lineAfterKey, linesInView, scrolledTo } from './windowed-lines.ts'

export interface WindowedListOptions {
  readonly list: RefObject<HTMLElement | null>
  readonly view: Viewport
  readonly lineHeight: number
  /** How much of the list's height is taken by what stays above its lines. */
  readonly covered?: number
  readonly count: number
  /** Whether the keyboard stops at a line; headings are passed over. */
  readonly isStop: (line: number) => boolean
}

export interface WindowedList {
  /** The lines to make, each in an element with `data-line` that stands at its height. */
  readonly lines: readonly number[]
  /** The one line that the tab key comes to; its control carries `data-main`. */
  readonly active: number
  /** Brings a line into view, and the keyboard to it. */
  moveTo(line: number): void
  /** Brings a line into view. */
  scrollTo(line: number): void
  /** To be spread over the list's element. */
  readonly handlers: {
    onKeyDown(event: KeyboardEvent): void
    onFocus(event: FocusEvent): void
    onBlur(event: FocusEvent): void
  }
}

/**
 * A list of which only the lines in view are made, so that thousands cost no more than a screenful. Arrow keys, Page Up
 * and Down, Home and End walk it; the line that has the keyboard stays made wherever the list is scrolled to.
 */
export function useWindowedList({
  list,
  view,
  lineHeight,
  covered = 0,
  count,
  isStop,
}: WindowedListOptions): WindowedList {
  const [current, setCurrent] = useState(0)
  // Set while the focus is to be brought to the current line: after a key, or when the focused line is gone.
  const moving = useRef(false)
  const within = useRef(false)

  const near = Math.min(current, count - 1)
  const active = isStop(near)
    ? near
    : (lineAfterKey('ArrowDown', near, count, 1, isStop) ?? lineAfterKey('End', 0, count, 1, isStop) ?? -1)

  useEffect(() => {
    if (!moving.current && !(within.current && document.activeElement === document.body)) return
    const control = list.current?.querySelector<HTMLElement>(`[data-line="${active}"] [data-main]`)
    if (!control) return
    moving.current = false
    control.focus({ preventScroll: true })
  })

  function scrollTo(line: number): void {
    const element = list.current
    if (!element) return
    element.scrollTop = scrolledTo(line, lineHeight, {
      top: element.scrollTop,
      height: element.clientHeight - covered,
    })
  }

  function moveTo(line: number): void {
    moving.current = true
    setCurrent(line)
    scrollTo(line)
  }

  return {
    lines: linesInView(view, lineHeight, count, active),
    active,
    moveTo,
    scrollTo,
    handlers: {
      onKeyDown(event) {
        const page = Math.max(1, Math.floor(view.height / lineHeight) - 1)
        const line = isTyped(event) ? undefined : lineAfterKey(event.key, active, count, page, isStop)
        if (line === undefined) return
        event.preventDefault()
        moveTo(line)
      },
      onFocus({ target }) {
        within.current = true
        const line = target.closest('[data-line]')?.getAttribute('data-line')
        if (line) setCurrent(Number(line))
      },
      onBlur({ target, relatedTarget }) {
        if (target.isConnected && !list.current?.contains(relatedTarget)) within.current = false
      },
    },
  }
}

/** Whether a key belongs to a text field in a line. */
function isTyped({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement
}
