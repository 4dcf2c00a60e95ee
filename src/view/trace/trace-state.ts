import { useStore } from 'zustand'
import type { ResourceId } from '../../core/model/resource.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

/** What is being traced. The request is a text, as it is pasted; every field of the form rewrites it. */
export interface TraceState {
  readonly text: string
  /** The selector of the gateway workload; undefined: the first that listens on the port. */
  readonly gateway: string | undefined
  /** The workload of the mesh that calls, as `readMeshSource` takes it; undefined: the request comes to a gateway. */
  readonly from: string | undefined
  /** The id of one of `traceViews`. */
  readonly view: string
  /** The VirtualService or Gateway that is taken for the oldest; undefined: as the files and names have it. */
  readonly older: ResourceId | undefined
  /** Whether the parts of the request are unfolded. */
  readonly details: boolean
}

export const traceStore = workspaceStore<TraceState>({
  text: '',
  gateway: undefined,
  from: undefined,
  older: undefined,
  view: 'request',
  details: false,
})

export function useTrace<T>(selector: (state: TraceState) => T): T {
  return useStore(traceStore, selector)
}

/** Shows where a request goes. */
export function traceText(text: string, gateway?: string, from?: string): void {
  traceStore.setState({ text, gateway, from, older: undefined, view: 'request' })
}
