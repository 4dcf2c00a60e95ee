import type { Analysis } from '../core/analysis.ts'
import { placesOf, type ReadError, readError } from '../core/data/read-error.ts'
import { reuseValue } from '../core/data/reuse-value.ts'
import type { Session } from '../core/session.ts'
import type { Files } from '../core/text/file-change.ts'
import {
  type AnalysisRequest,
  type FromWorker,
  readRequest,
  type Sent,
  type ToWorker,
} from './analysis-protocol.ts'
import { deltaBetween } from './delta.ts'
import { filePortions, firstPart, muchText, sizeOf } from './file-portions.ts'
import type { Begun } from './first-drawings.ts'
import { type AskRequest, ReceivedFiles } from './question-protocol.ts'
import { createQuestionQueue, type Waiting } from './question-queue.ts'
import { warmUpFiles } from './warm-up-files.ts'

export interface ServerParts {
  /** `read`: files that were read before. */
  readonly createSession: (read?: Begun['files']) => Session
  /** What was answered before this was there. */
  readonly begun?: Begun
  readonly post: (message: FromWorker) => void
  /** Calls back after the messages that have come meanwhile. */
  readonly later: (task: () => void) => void
  /** Calls back once, so many milliseconds later. */
  readonly after: (ms: number, task: () => void) => void
  /** Milliseconds, growing. */
  readonly now: () => number
}

/** What an asker holds: the answer with its id, and what it was made of. */
interface Held {
  readonly id: number
  readonly raw: unknown
  readonly sent: unknown
}

/**
 * The worker's side of the protocol. An analysis is made as soon as it is asked for, whatever question is being answered;
 * answers about a text that has gone are not finished. A session that fails is replaced, so that the next request starts clean.
 */
export function createAnalysisServer({
  createSession,
  begun,
  post,
  later,
  after,
  now,
}: ServerParts): (message: ToWorker) => void {
  let session = createSession(begun?.files)
  let received: Sent | undefined
  let answered: Analysis | undefined = begun?.answered
  const beside = new ReceivedFiles()
  const held = new Map<string, Held>()
  const holds = new Map<number, number | undefined>()

  const queue = createQuestionQueue(
    {
      answered(it, raw) {
        if (it.asker !== nobody) send(it, raw)
      },
      overtaken(it) {
        if (it.asker !== nobody) post({ type: 'overtaken', id: end(it.id) })
      },
      failed(it, reason) {
        if (it.asker !== nobody) post({ type: 'failed', id: end(it.id), ...faultOf(reason) })
      },
      working: () => post({ type: 'working' }),
    },
    later,
    now,
  )

  /** An answer that drawings of a part go before, and what was asked meanwhile. */
  let drafting: { readonly id: number; readonly parts: Iterator<{ files: Files; done: number }> } | undefined
  let askedMeanwhile: AskRequest[] = []

  return message => {
    switch (message.type) {
      case 'analyze':
        if (drafting) finish(drafting.id)
        return analyse(message)
      case 'ask':
        if (drafting) askedMeanwhile.push(message)
        else ask(message)
        return
      case 'forget':
        askedMeanwhile = askedMeanwhile.filter(it => it.asker !== message.asker)
        queue.forget(message.asker)
        held.delete(message.asker)
        return
      case 'prepare':
        later(warmUp)
    }
  }

  /**
   * Runs what an analysis runs while nothing is asked: one file, then twice as many, a task each, as whoever asks waits for one task at
   * most; then all of them again and again, with pauses.
   */
  function warmUp(): void {
    const files = warmUpFiles()
    let trial = createSession()
    let rounds = 0
    const step = (upTo: number) => {
      // A page that begins with nothing asks about nothing.
      if (received && received.files.length > 0) return
      trial.update(files.slice(0, upTo))
      if (upTo < files.length) later(() => step(2 * upTo))
      else if (++rounds < mostRounds) {
        trial = createSession()
        after(pause, () => step(upTo))
      }
    }
    step(1)
  }

  function analyse(request: AnalysisRequest): void {
    const { id } = request
    try {
      received = readRequest(received, request)
      if (newText(request) > muchText) {
        drafting = { id, parts: filePortions(received.files, firstPart) }
        draw()
      } else finish(id)
    } catch (error) {
      fail(id, error)
    }
  }

  /** Shows the next part, and goes on after what has come meanwhile. */
  function draw(): void {
    if (!drafting || !received) return
    const { id, parts } = drafting
    try {
      const { value: part } = parts.next()
      if (!part) {
        finish(id)
        return
      }
      const drawn = session.draft(part.files, received.settings)
      const delta = deltaBetween(answered, drawn)
      answered = drawn
      const draft = { done: part.done, total: sizeOf(received.files) }
      post({ type: 'analysis', id, ok: true, delta, draft })
      later(draw)
    } catch (error) {
      fail(id, error)
    }
  }

  function finish(id: number): void {
    drafting = undefined
    try {
      if (!received) return
      const analysis = session.update(received.files, received.settings, received.requests)
      const delta = deltaBetween(answered, analysis)
      answered = analysis
      post({ type: 'analysis', id, ok: true, delta })
    } catch (error) {
      fail(id, error)
      return
    }
    goOn()
  }

  function fail(id: number, error: unknown): void {
    drafting = undefined
    session = createSession()
    post({ type: 'analysis', id, ok: false, ...faultOf(error) })
    goOn()
  }

  function goOn(): void {
    queue.refresh()
    const asked = askedMeanwhile
    askedMeanwhile = []
    for (const it of asked) ask(it)
    if (received) prepare()
  }

  /** What is likely to be asked first is found while nothing is. */
  function prepare(): void {
    try {
      queue.add({ id: -1, asker: nobody }, session.ask({ type: 'prepare' }))
    } catch {
      // Nobody waits for it: whoever asks is told.
    }
  }

  function ask(request: AskRequest): void {
    const { id, asker } = request
    try {
      const asked = session.ask(beside.read(request))
      holds.set(id, request.holds)
      queue.add({ id, asker }, asked)
    } catch (error) {
      post({ type: 'failed', id: end(id), ...faultOf(error) })
    }
  }

  /** Sends what differs from the answer that the asker holds. */
  function send({ id, asker }: Waiting, raw: unknown): void {
    const own = held.get(asker)
    const before = own && own.id === holds.get(id) ? own : undefined
    const sent = before === undefined ? raw : before.raw === raw ? before.sent : reuseValue(before.sent, raw)
    held.set(asker, { id, raw, sent })
    const delta = deltaBetween(before?.sent, sent)
    post({ type: 'answer', id: end(id), delta, ...(before && { from: before.id }) })
  }

  function end(id: number): number {
    holds.delete(id)
    return id
  }
}

/** How often the small workspace is analysed: more helps no more (docs/decisions/0030). */
const mostRounds = 16
/** Milliseconds between two rounds. */
const pause = 60

/** Waits for what is done ahead, and hears nothing of it. */
const nobody = ''

/** Characters that the worker has not had before. */
function newText({ changed }: AnalysisRequest): number {
  return changed.reduce((sum, it) => sum + ('text' in it ? it.text.length : 0), 0)
}

function faultOf(thrown: unknown): ReadError {
  const read = readError(thrown)
  return { message: read.message, stack: placesOf(read) }
}
