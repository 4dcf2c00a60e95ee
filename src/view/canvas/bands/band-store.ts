import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { workspaceStore } from '../../../workspace/workspace-store.ts'
import { emptyFlow, type FlowGraph, sameShape } from '../flow/flow-graph.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { type Band, bandsOf } from './bands.ts'

const bandStore = workspaceStore<{ readonly bands: ReadonlyMap<string, Band> }>({ bands: new Map() })

/** Keeps the bands with the drawing and the places of its boxes, so that each edge hears of its own only. */
export function useBands({ flow }: StableGraph, isShown: boolean): void {
  const drawn = useRef<FlowGraph>(emptyFlow)
  useLayoutEffect(() => {
    const last = drawn.current
    const shown = isShown ? flow : emptyFlow
    drawn.current = shown
    if (last.edges === shown.edges && sameShape(last.nodes, shown.nodes)) return
    const before = bandStore.getState().bands
    const now = bandsOf(
      shown.nodes,
      shown.edges.flatMap(it => it.data?.edge ?? []),
    )
    bandStore.setState({ bands: new Map([...now].map(([id, it]) => [id, same(before.get(id), it)])) })
  }, [flow, isShown])
}

export function useBand(id: string): Band | undefined {
  return useStore(bandStore, it => it.bands.get(id))
}

function same(before: Band | undefined, now: Band): Band {
  const isSame =
    before?.width === now.width &&
    before.from === now.from &&
    before.to === now.to &&
    before.rank === now.rank
  return isSame ? before : now
}
