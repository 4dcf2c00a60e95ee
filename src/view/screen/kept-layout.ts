import { localKeys, readLocalJson } from '../../platform/local-storage.ts'

/** Where it is kept which panes are shown. */
export const layoutKey = 'drawbridge.layout'

/** Whether a small drawing offers requests to try, for what does not know all of the layout. */
export function offersRequests(): boolean {
  const kept = readLocalJson(layoutKey)
  return !(typeof kept === 'object' && kept !== null && 'tryRequests' in kept && kept.tryRequests === false)
}

/** Whether anything is kept of panes and their sizes. */
export function hasLayout(): boolean {
  return localKeys().some(it => it.startsWith('react-resizable-panels:') || it === layoutKey)
}
