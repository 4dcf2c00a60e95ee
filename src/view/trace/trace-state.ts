import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What is being traced. The request is a text, as it is pasted; every field of the form rewrites it. */
export interface TraceState {
  readonly text: string
  /** The selector of the gateway workload; undefined: whichever listens on the port. */
  readonly gateway: string | undefined
  readonly view: 'request' | 'routes'
}

export const traceStore = createStore<TraceState>(() => ({ text: '', gateway: undefined, view: 'request' }))

export function useTrace<T>(selector: (state: TraceState) => T): T {
  return useStore(traceStore, selector)
}

/** Shows where a request goes. */
export function traceText(text: string, gateway?: string): void {
  traceStore.setState({ text, gateway, view: 'request' })
}
