import type { Analysis } from '../core/analysis.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Analyzer } from '../workspace/workspace.ts'
import { type AnalysisAnswer, type AnalysisRequest, type Sent, writeRequest } from './analysis-protocol.ts'
import { applyDelta } from './delta.ts'

/** What the analyzer needs of a worker; tests put an ordinary object in its place. */
export interface WorkerLike {
  postMessage(request: AnalysisRequest): void
  terminate(): void
  onmessage: ((event: { data: AnalysisAnswer }) => void) | null
  onerror: ((event: { message?: string; preventDefault?(): void }) => void) | null
}

export interface WorkerAnalyzerOptions {
  readonly startWorker?: () => WorkerLike
  /** How long one answer may take, in milliseconds; the first answer to a large text may take longer. */
  readonly patience?: number
}

/** Generous, for a slow machine that reads everything for the first time; milliseconds a character. */
const readingTime = 0.02

interface Asked extends Sent {
  readonly id: number
  readonly resolve: (analysis: Analysis) => void
  readonly reject: (reason: Error) => void
}

/**
 * Analyses in a worker. Only changes travel, both ways, and parts of an answer that did not change are the same
 * objects as in the answer before. A worker that crashes or does not answer in time is replaced and asked once more
 * with the whole text; failing again rejects what was asked, and the next question starts a new worker.
 */
export function createWorkerAnalyzer(options: WorkerAnalyzerOptions = {}): Analyzer {
  const { startWorker = startAnalysisWorker, patience = 10_000 } = options
  let worker: WorkerLike | undefined
  let sent: Sent | undefined
  let answered: Analysis | undefined
  let lastChanged = ''
  let lastId = 0
  let waiting: Asked[] = []
  let retried = false
  let watchdog: ReturnType<typeof setTimeout> | undefined

  return {
    analyze(files, settings, requests) {
      return new Promise((resolve, reject) => {
        const asked = { id: ++lastId, files, settings, requests, resolve, reject }
        waiting.push(asked)
        try {
          send(asked)
          if (waiting.length === 1) watch()
        } catch (error) {
          fail(messageOf(error))
        }
      })
    },
    dispose() {
      stop()
      failAll('The analysis was closed.')
    },
  }

  function send(asked: Asked): void {
    worker ??= start()
    lastChanged = changedFile(sent?.files, asked.files) ?? lastChanged
    worker.postMessage(writeRequest(asked.id, sent, asked))
    sent = asked
  }

  function start(): WorkerLike {
    const started = startWorker()
    started.onmessage = ({ data }) => {
      if (started === worker) receive(data)
    }
    started.onerror = event => {
      event.preventDefault?.()
      if (started === worker) fail(event.message || 'The analysis could not be started.')
    }
    sent = undefined
    answered = undefined
    return started
  }

  function receive(answer: AnalysisAnswer): void {
    const asked = waiting.find(it => it.id === answer.id)
    waiting = waiting.filter(it => it !== asked)
    retried = false
    watch()
    if (!answer.ok) {
      asked?.reject(new Error(withLastChange(`The analysis failed: ${answer.message}.`)))
      return
    }
    answered = applyDelta(answered, answer.delta) as Analysis
    asked?.resolve(answered)
  }

  function watch(): void {
    clearTimeout(watchdog)
    if (waiting.length === 0) return
    const limit = patience + (answered ? 0 : sizeOf(waiting) * readingTime)
    watchdog = setTimeout(
      () => fail(`The analysis gave no answer within ${Math.round(limit / 1000)} s.`),
      limit,
    )
  }

  function fail(reason: string): void {
    stop()
    if (waiting.length === 0) return
    if (!retried) {
      retried = true
      try {
        for (const asked of waiting) send(asked)
        watch()
        return
      } catch {
        stop()
      }
    }
    retried = false
    failAll(withLastChange(reason))
  }

  function failAll(message: string): void {
    const failed = waiting
    waiting = []
    for (const asked of failed) asked.reject(new Error(message))
  }

  function stop(): void {
    clearTimeout(watchdog)
    worker?.terminate()
    worker = undefined
    sent = undefined
  }

  function withLastChange(reason: string): string {
    return lastChanged ? `${reason} The last file changed was ${lastChanged}.` : reason
  }
}

function startAnalysisWorker(): WorkerLike {
  return new Worker(new URL('./analysis.worker.ts', import.meta.url), {
    type: 'module',
    name: 'analysis',
  }) as unknown as WorkerLike
}

function sizeOf(asked: readonly Sent[]): number {
  return asked.at(-1)?.files.reduce((sum, it) => sum + it.text.length, 0) ?? 0
}

function changedFile(before: Files | undefined, now: Files): string | undefined {
  if (!before) return now.length === 1 ? now[0]?.name : undefined
  const old = new Map(before.map(it => [it.name, it.text]))
  return now.find(it => old.get(it.name) !== it.text)?.name
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
