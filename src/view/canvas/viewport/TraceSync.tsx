import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { litPathStore } from '../../trace/answer/lit-path.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { tracedPath } from '../flow/traced-path.ts'
import type { CanvasFocus } from './use-focus.ts'

/** Brings the way of a request into view when it is traced, and when it goes elsewhere. Renders nothing. */
export function TraceSync({ index, focus }: { index: GraphIndex; focus: CanvasFocus }) {
  const traced = useStore(litPathStore, it => it.path)
  const shown = useRef('')
  useLayoutEffect(() => {
    const items = [...(tracedPath(index, traced)?.items ?? [])]
    const way = items.join(' ')
    if (way !== shown.current && items.length > 0) focus.bringWay(items)
    shown.current = way
  }, [index, traced, focus])
  return null
}
