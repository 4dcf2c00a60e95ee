import { useStore } from 'zustand'
import type { ProvisionalWeights } from '../../core/traffic/way.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

/** What of the traffic view is the user's choice for now. Rates of saved requests are kept with the workspace instead. */
export interface TrafficState {
  /** What the canvas draws. */
  readonly mode: CanvasMode
  readonly source: MixSource
  /** Groups of the mix that are not counted, by id. */
  readonly leftOut: ReadonlySet<string>
  /** Rates of rules in the even mix that were changed, by the id of their group; the others have 1. */
  readonly rates: ReadonlyMap<string, number>
  /** The weights of a slider that is still held. */
  readonly provisional: ProvisionalWeights | undefined
}

export type CanvasMode = 'configuration' | 'traffic' | 'table'
export type MixSource = 'even' | 'saved'

export const trafficStore = workspaceStore<TrafficState>({
  mode: 'configuration',
  source: 'even',
  leftOut: new Set(),
  rates: new Map(),
  provisional: undefined,
})

export function useTrafficState<T>(selector: (state: TrafficState) => T): T {
  return useStore(trafficStore, selector)
}

export function showMode(mode: CanvasMode): void {
  trafficStore.setState({ mode })
}

export function toggleMode(): void {
  trafficStore.setState(it => ({ mode: it.mode === 'traffic' ? 'configuration' : 'traffic' }))
}

/** Lets the flow follow a slider before its weights are written; undefined once they are. */
export function previewWeights(provisional: ProvisionalWeights | undefined): void {
  if (trafficStore.getState().provisional !== provisional) trafficStore.setState({ provisional })
}

export function leaveOut(id: string, isOut: boolean): void {
  trafficStore.setState(it => {
    const leftOut = new Set(it.leftOut)
    if (isOut) leftOut.add(id)
    else leftOut.delete(id)
    return { leftOut }
  })
}

export function setRate(id: string, rate: number): void {
  trafficStore.setState(it => ({ rates: new Map(it.rates).set(id, rate) }))
}
