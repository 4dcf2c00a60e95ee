import type { DecodedShare } from '../../core/share/codec.ts'
import type { Unlocked } from '../../core/share/locked.ts'
import { ownScript } from '../own-script.ts'
import workerScript from './link.worker.ts?worker&url'

export type OpenedLink = DecodedShare | Unlocked

export interface OpenAsk {
  readonly fragment: string
  /** Undefined for a link that is not locked. */
  readonly passphrase?: string | undefined
}

/** What is needed of a worker; tests put an ordinary object in its place. */
export interface OpenWorker {
  postMessage(ask: OpenAsk): void
  terminate(): void
  onmessage: ((event: { data: OpenedLink }) => void) | null
  onerror: ((event: { preventDefault?(): void }) => void) | null
}

let begun: { readonly fragment: string; readonly opened: Promise<OpenedLink> } | undefined

/** Begins to unpack the link that the page was opened with; whoever opens it then goes on with that. */
export function beginLink(fragment: string): Promise<OpenedLink> {
  const opened = openLink({ fragment })
  begun = { fragment, opened }
  return opened
}

/**
 * What a link holds, or why it cannot be opened. It is unpacked in a worker, so that the page answers meanwhile; on the page's own
 * thread where no worker starts.
 */
export function openLink(ask: OpenAsk, startWorker: () => OpenWorker = startOpenWorker): Promise<OpenedLink> {
  const early = begun
  begun = undefined
  if (early?.fragment === ask.fragment && ask.passphrase === undefined) return early.opened
  return new Promise(resolve => {
    const here = () => resolve(import('./unpack-link.ts').then(it => it.unpackLink(ask)))
    try {
      const worker = startWorker()
      worker.onmessage = ({ data }) => {
        worker.terminate()
        resolve(data)
      }
      worker.onerror = event => {
        event.preventDefault?.()
        worker.terminate()
        here()
      }
      worker.postMessage(ask)
    } catch {
      here()
    }
  })
}

function startOpenWorker(): OpenWorker {
  return new Worker(ownScript(workerScript), {
    type: 'module',
    name: 'link',
  }) as unknown as OpenWorker
}
