import type { Analysis } from '../core/analysis.ts'
import { reuseValue } from '../core/data/reuse-value.ts'
import type { Session } from '../core/session.ts'
import {
  type AnalysisRequest,
  type FromWorker,
  readRequest,
  type Sent,
  type ToWorker,
} from './analysis-protocol.ts'
import { deltaBetween } from './delta.ts'
import { type AskRequest, ReceivedFiles } from './question-protocol.ts'
import { createQuestionQueue, type Waiting } from './question-queue.ts'

export interface ServerParts {
  readonly createSession: () => Session
  readonly post: (message: FromWorker) => void
  /** Calls back after the messages that have come meanwhile. */
  readonly later: (task: () => void) => void
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
  post,
  later,
  now,
}: ServerParts): (message: ToWorker) => void {
  let session = createSession()
  let received: Sent | undefined
  let answered: Analysis | undefined
  const beside = new ReceivedFiles()
  const held = new Map<string, Held>()
  const holds = new Map<number, number | undefined>()

  const queue = createQuestionQueue(
    {
      answered: send,
      overtaken: ({ id }) => post({ type: 'overtaken', id: end(id) }),
      failed: ({ id }, reason) => post({ type: 'failed', id: end(id), message: messageOf(reason) }),
      working: () => post({ type: 'working' }),
    },
    later,
    now,
  )

  return message => {
    switch (message.type) {
      case 'analyze':
        return analyse(message)
      case 'ask':
        return ask(message)
      case 'forget':
        queue.forget(message.asker)
        held.delete(message.asker)
    }
  }

  function analyse(request: AnalysisRequest): void {
    const { id } = request
    try {
      received = readRequest(received, request)
      const analysis = session.update(received.files, received.settings, received.requests)
      const delta = deltaBetween(answered, analysis)
      answered = analysis
      post({ type: 'analysis', id, ok: true, delta })
    } catch (error) {
      session = createSession()
      post({ type: 'analysis', id, ok: false, message: messageOf(error) })
    }
    queue.refresh()
  }

  function ask(request: AskRequest): void {
    const { id, asker } = request
    try {
      const asked = session.ask(beside.read(request))
      holds.set(id, request.holds)
      queue.add({ id, asker }, asked)
    } catch (error) {
      post({ type: 'failed', id: end(id), message: messageOf(error) })
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
