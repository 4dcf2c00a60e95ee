import { type ReactFlowState, useStore } from '@xyflow/react'
import { useMemo } from 'react'
import type { Stretch } from './fold-fans.ts'

/** What of the drawing is in view, with as much again above and below; it stays the same while one moves about in it. */
export function useSeen(isNeeded: boolean): Stretch | undefined {
  const top = useStore(it => (isNeeded ? seenBy(it).top : 0))
  const bottom = useStore(it => (isNeeded ? seenBy(it).bottom : 0))
  return useMemo(() => (isNeeded ? { top, bottom } : undefined), [isNeeded, top, bottom])
}

/** In steps of a power of two, so that a little of zooming or panning changes nothing. */
export function seenBy({
  transform: [, y, zoom],
  height,
}: Pick<ReactFlowState, 'transform' | 'height'>): Stretch {
  const view = height / zoom
  const step = 2 ** Math.ceil(Math.log2(Math.max(1, view)))
  const top = -y / zoom
  return {
    top: (Math.floor(top / step) - 1) * step,
    bottom: (Math.ceil((top + view) / step) + 1) * step,
  }
}
