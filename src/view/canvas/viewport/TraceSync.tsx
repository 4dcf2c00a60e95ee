import { useLayoutEffect, useRef } from 'react'
import { useCanvas } from '../canvas-state.ts'
import type { CanvasFocus } from './use-focus.ts'

/** Brings the way of a request into view when it is traced, and when it goes elsewhere. Renders nothing. */
export function TraceSync({ focus }: { focus: CanvasFocus }) {
  const traced = useCanvas(it => it.traced)
  const shown = useRef('')
  useLayoutEffect(() => {
    const items = [...(traced?.items ?? [])]
    const way = items.join(' ')
    if (way !== shown.current && items.length > 0) focus.bringWay(items)
    shown.current = way
  }, [traced, focus])
  return null
}
