import type { Analysis } from '../core/analysis.ts'
import { drawFiles } from '../core/session/draw-files.ts'
import { type KeptFile, keepDocuments } from '../core/session/keep-documents.ts'
import { isOwnConfiguration } from '../core/text/configuration-name.ts'
import { type FromWorker, readRequest, type Sent, type ToWorker } from './analysis-protocol.ts'
import { deltaBetween } from './delta.ts'
import { filePortions, firstPart, muchText, sizeOf } from './file-portions.ts'

/** What was read and answered before the whole of the worker was there; it goes on from that. */
export interface Begun {
  readonly files: readonly KeptFile[]
  readonly answered: Analysis | undefined
}

/** What hears the messages of the page once everything is there. */
export type Serve = (message: ToWorker) => void

export interface FirstDrawingsParts {
  readonly post: (message: FromWorker) => void
  /** Loads the rules and all the rest; rejects where that does not arrive. */
  readonly load: () => Promise<(begun: Begun) => Serve>
  readonly fail: (reason: unknown) => void
}

/**
 * The beginning of the worker, which reads and draws and is a third of it: it answers with drawings alone, as drafts, while what judges
 * them is on its way. That then hears every message from the first on.
 */
export function createFirstDrawings({ post, load, fail }: FirstDrawingsParts): Serve {
  let serve: Serve | undefined
  let waiting: ToWorker[] = []
  let received: Sent | undefined
  let begun: Begun = { files: [], answered: undefined }

  return message => {
    if (serve) return serve(message)
    waiting.push(message)
    if (message.type === 'analyze') {
      try {
        received = readRequest(received, message)
        draw(message.id, received)
      } catch {
        // What is wrong with it is for the answer to say.
      }
    }
    if (waiting.length === 1) void loadAll()
  }

  function draw(id: number, { files, settings }: Sent): void {
    // Which files count, and for which cluster, is for the rest to read.
    if (files.some(it => isOwnConfiguration(it.name))) return
    const total = sizeOf(files)
    const part = total > muchText ? filePortions(files, firstPart).next().value : undefined
    const { files: drawn, done } = part ?? { files, done: total }
    const kept = keepDocuments(begun.files, drawn)
    const analysis = drawFiles(kept, settings)
    const delta = deltaBetween(begun.answered, analysis)
    begun = { files: kept, answered: analysis }
    post({ type: 'analysis', id, ok: true, delta, draft: { done, total } })
  }

  async function loadAll(): Promise<void> {
    try {
      const createServe = await load()
      serve = createServe(begun)
      const heard = waiting
      waiting = []
      for (const it of heard) serve(it)
    } catch (error) {
      fail(error)
    }
  }
}
