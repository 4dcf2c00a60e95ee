import type { EncodedShare } from '../../core/share/codec.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { ownScript } from '../own-script.ts'
import workerScript from './link.worker.ts?worker&url'

export interface LinkAsk {
  readonly content: SharedContent
  /** Undefined for a link that everybody can open. */
  readonly passphrase?: string | undefined
}

/** What is needed of a worker; tests put an ordinary object in its place. */
export interface LinkWorker {
  postMessage(ask: LinkAsk): void
  terminate(): void
  onmessage: ((event: { data: EncodedShare }) => void) | null
  onerror: ((event: { preventDefault?(): void }) => void) | null
}

export interface LinkMaker {
  /** The link; undefined where another was asked for, or none any more, before it was made. */
  make(ask: LinkAsk): Promise<EncodedShare | undefined>
  dispose(): void
}

/**
 * Makes links in a worker, so that the page answers meanwhile. What is being made when another link is asked for is given up. Where no
 * worker starts, links are made on the page's own thread.
 */
export function createLinkMaker(startWorker: () => LinkWorker = startLinkWorker): LinkMaker {
  let worker: LinkWorker | undefined
  let giveUp: (() => void) | undefined

  function dispose(): void {
    worker?.terminate()
    worker = undefined
    giveUp?.()
    giveUp = undefined
  }

  return {
    make(ask) {
      if (giveUp) dispose()
      return new Promise(resolve => {
        giveUp = () => resolve(undefined)
        const settle = (link: EncodedShare | Promise<EncodedShare>) => {
          giveUp = undefined
          resolve(link)
        }
        try {
          worker ??= startWorker()
          worker.onmessage = ({ data }) => settle(data)
          worker.onerror = event => {
            event.preventDefault?.()
            worker?.terminate()
            worker = undefined
            settle(makeHere(ask))
          }
          worker.postMessage(ask)
        } catch {
          settle(makeHere(ask))
        }
      })
    },
    dispose,
  }
}

async function makeHere(ask: LinkAsk): Promise<EncodedShare> {
  const { makeLink } = await import('./make-link.ts')
  return makeLink(ask)
}

function startLinkWorker(): LinkWorker {
  return new Worker(ownScript(workerScript), {
    type: 'module',
    name: 'link',
  }) as unknown as LinkWorker
}
