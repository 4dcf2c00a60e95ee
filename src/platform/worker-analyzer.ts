import type { Analysis } from '../core/analysis.ts'
import { errorFrom, readError } from '../core/data/read-error.ts'
import type { AnswerTo, Question } from '../core/questions/index.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Analyzer, DraftProgress } from '../workspace/workspace.ts'
import workerScript from './analysis.worker.ts?worker&url'
import {
  type AnalysisAnswer,
  type FromWorker,
  type Sent,
  type ToWorker,
  writeRequest,
} from './analysis-protocol.ts'
import { applyDelta } from './delta.ts'
import { ownScript } from './own-script.ts'
import { type QuestionAnswer, SentFiles } from './question-protocol.ts'

/** What the analyzer needs of a worker; tests put an ordinary object in its place. */
export interface WorkerLike {
  postMessage(message: ToWorker): void
  terminate(): void
  onmessage: ((event: { data: FromWorker }) => void) | null
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
  readonly onDraft: ((analysis: Analysis, progress: DraftProgress) => void) | undefined
}

interface OpenQuestion {
  readonly id: number
  readonly asker: string
  readonly question: Question
  readonly resolve: (answer: { readonly answer: unknown } | undefined) => void
  readonly reject: (reason: Error) => void
}

/** An answer that an asker holds. */
interface HeldAnswer {
  readonly id: number
  readonly answer: unknown
}

/**
 * Analyses in a worker. Only changes travel, both ways, and parts of an answer that did not change are the same
 * objects as in the answer before. A worker that crashes or does not answer in time is replaced and asked once more
 * with the whole text; failing again rejects what was asked, and the next question starts a new worker. Of an answer to a
 * question, too, only what differs from the one before travels.
 */
export function createWorkerAnalyzer(options: WorkerAnalyzerOptions = {}): Analyzer {
  const { startWorker = startAnalysisWorker, patience = 10_000 } = options
  let worker: WorkerLike | undefined
  let sent: Sent | undefined
  let latest: Sent | undefined
  let answered: Analysis | undefined
  /** Whether what was answered is more than a draft, so that the next answer has little to read. */
  let hasRead = false
  let lastChanged = ''
  let lastId = 0
  let waiting: Asked[] = []
  let questions: OpenQuestion[] = []
  const beside = new SentFiles()
  const held = new Map<string, HeldAnswer>()
  let retried = false
  let watchdog: ReturnType<typeof setTimeout> | undefined

  return {
    analyze(files, settings, requests, onDraft) {
      return new Promise((resolve, reject) => {
        const asked = { id: ++lastId, files, settings, requests, resolve, reject, onDraft }
        waiting.push(asked)
        try {
          send(asked)
          if (waiting.length === 1) watch()
        } catch (error) {
          fail(readError(error).message)
        }
      })
    },
    ask<Q extends Question>(asker: string, question: Q) {
      if (!latest) return Promise.resolve(undefined)
      return new Promise<{ readonly answer: AnswerTo<Q> } | undefined>((resolve, reject) => {
        const open = { id: ++lastId, asker, question, resolve: resolve as OpenQuestion['resolve'], reject }
        questions.push(open)
        try {
          if (worker) put(open)
          else restart()
          if (waiting.length + questions.length === 1) watch()
        } catch (error) {
          fail(readError(error).message)
        }
      })
    },
    forget(asker) {
      held.delete(asker)
      worker?.postMessage({ type: 'forget', asker })
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
    latest = asked
  }

  /** Asks the worker, which has been sent the files that the question is about. */
  function put({ id, asker, question }: OpenQuestion): void {
    const holds = held.get(asker)?.id
    worker?.postMessage({
      type: 'ask',
      id,
      asker,
      ...beside.write(question),
      ...(holds !== undefined && { holds }),
    })
  }

  /** Brings a new worker to where the one before it was. */
  function restart(): void {
    for (const asked of waiting) send(asked)
    // What nobody waits for is what the questions are about.
    if (waiting.length === 0 && latest && questions.length > 0) {
      worker ??= start()
      worker.postMessage(writeRequest(++lastId, sent, latest))
      sent = latest
    }
    for (const it of questions) put(it)
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
    hasRead = false
    held.clear()
    beside.reset()
    return started
  }

  function receive(message: FromWorker): void {
    if (message.type === 'analysis') receiveAnalysis(message)
    else receiveAnswer(message)
    watch()
  }

  function receiveAnswer(message: QuestionAnswer): void {
    if (message.type === 'working') return
    retried = false
    const open = questions.find(it => it.id === message.id)
    questions = questions.filter(it => it !== open)
    if (!open) return
    switch (message.type) {
      case 'answer': {
        const { asker } = open
        const before = held.get(asker)
        // Between question and answer the asker may have gone, and with it what the answer leads on from.
        if (message.from !== undefined && before?.id !== message.from) {
          held.delete(asker)
          open.resolve(undefined)
          return
        }
        const answer = applyDelta(before?.answer, message.delta)
        held.set(asker, { id: open.id, answer })
        open.resolve({ answer })
        return
      }
      case 'overtaken':
        open.resolve(undefined)
        return
      case 'failed':
        open.reject(errorFrom(`There is no answer: ${message.message}.`, message.stack))
    }
  }

  function receiveAnalysis(answer: AnalysisAnswer): void {
    const asked = waiting.find(it => it.id === answer.id)
    if (answer.ok && answer.draft) {
      answered = applyDelta(answered, answer.delta) as Analysis
      asked?.onDraft?.(answered, answer.draft)
      return
    }
    waiting = waiting.filter(it => it !== asked)
    retried = false
    if (!answer.ok) {
      asked?.reject(errorFrom(withLastChange(`The analysis failed: ${answer.message}.`), answer.stack))
      return
    }
    answered = applyDelta(answered, answer.delta) as Analysis
    hasRead = true
    asked?.resolve(answered)
  }

  function watch(): void {
    clearTimeout(watchdog)
    if (waiting.length + questions.length === 0) return
    const limit = patience + (hasRead ? 0 : sizeOf(waiting) * readingTime)
    watchdog = setTimeout(
      () => fail(`The analysis gave no answer within ${Math.round(limit / 1000)} s.`),
      limit,
    )
  }

  function fail(reason: string): void {
    stop()
    if (waiting.length + questions.length === 0) return
    if (!retried) {
      retried = true
      try {
        restart()
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
    const failed = [...waiting, ...questions]
    waiting = []
    questions = []
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

let early: WorkerLike | undefined

/** What public/early-worker.js has started. */
const { drawbridgeWorker: started } = globalThis as { readonly drawbridgeWorker?: WorkerLike }

/** Starts the first worker before there is anything to analyse, so that its code is there when there is. */
export function beginAnalysisWorker(): void {
  early ??= started ?? newAnalysisWorker()
  // It is started again, and its fault heard, once it is asked something.
  early.onerror = () => {
    early = undefined
  }
}

/** Lets that worker load all of itself, where there is nothing that it could draw first. */
export function prepareAnalysisWorker(): void {
  early?.postMessage({ type: 'prepare' })
}

function startAnalysisWorker(): WorkerLike {
  const started = early ?? newAnalysisWorker()
  early = undefined
  return started
}

function newAnalysisWorker(): WorkerLike {
  return new Worker(ownScript(workerScript), {
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
