import { useLayoutEffect } from 'react'
import { useStore } from 'zustand'
import { workspaceStore } from '../../../workspace/workspace-store.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { type Band, bandsOf } from './bands.ts'

const bandStore = workspaceStore<{ readonly bands: ReadonlyMap<string, Band> }>({ bands: new Map() })

/** Keeps the bands with the drawing and the places of its boxes, so that each edge hears of its own only. */
export function useBands({ flow }: StableGraph, isShown: boolean): void {
  useLayoutEffect(() => {
    const before = bandStore.getState().bands
    const now = isShown
      ? bandsOf(
          flow.nodes,
          flow.edges.flatMap(it => it.data?.edge ?? []),
        )
      : new Map<string, Band>()
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
