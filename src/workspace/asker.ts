import { readError } from '../core/data/read-error.ts'
import type { AnswerTo, Question } from '../core/questions/index.ts'
import { questionKey } from '../core/questions/question-key.ts'
import type { Workspace } from './workspace.ts'

/** What is known of the answer to a question that is asked for as long as somebody looks at it. */
export interface Answering<Answer> {
  /** The last answer; undefined until there is one. It stays while the next is on its way. */
  readonly answer: Answer | undefined
  /** Whether the answer is about an earlier text or question, and another is on its way. */
  readonly isPending: boolean
  /** Why there is none, or none about the files as they are: one sentence or two. */
  readonly failure: string | undefined
  /** Where in the code it failed, for a report. */
  readonly stack?: string | undefined
}

export interface Asker<Q extends Question> {
  /** What is to be known from now on; undefined for nothing. */
  ask(question: Q | undefined): void
  /** The same object until it says something else. */
  state(): Answering<AnswerTo<Q>>
  subscribe(listener: () => void): () => void
  /** Asks again what could not be answered. */
  retry(): void
}

let askers = 0

/**
 * Keeps a question answered while files and question change: it is asked again with every analysis, an answer about a text that is no
 * longer current is dropped, and of what was asked meanwhile only the latest counts. It works while somebody is subscribed.
 */
export function createAsker<Q extends Question>(workspace: Workspace): Asker<Q> {
  const { store } = workspace
  const name = `asker ${++askers}`
  const listeners = new Set<() => void>()
  let question: Q | undefined
  let key: string | undefined
  /** What is being asked, and what was answered last. */
  let asked: Moment | undefined
  let answered: Moment | undefined
  let { opening } = store.getState()
  let state: Answering<AnswerTo<Q>> = { answer: undefined, isPending: false, failure: undefined }
  let stop: (() => void) | undefined

  function follow(): void {
    const now = store.getState()
    if (now.opening !== opening) {
      opening = now.opening
      forget()
    }
    if (now.analysedRevision === now.revision) send(now.revision)
    show({})
  }

  /** Another workspace: no answer about the one before holds. */
  function forget(): void {
    asked = undefined
    answered = undefined
    show({ answer: undefined, failure: undefined })
  }

  function send(revision: number): void {
    if (question === undefined || key === undefined) return
    if (isAt(asked, key, revision)) return
    const moment = { key, revision }
    const { analysis } = store.getState()
    asked = moment
    workspace.ask(name, question).then(
      it => {
        if (it) receive(moment, it.revision, { answer: it.answer, failure: undefined })
        else if (asked === moment) {
          asked = undefined
          // Overtaken by an analysis that was heard of first: nothing else would ask again.
          if (store.getState().analysis !== analysis) follow()
        }
      },
      error => {
        const { message, stack } = readError(error)
        receive(moment, moment.revision, { failure: message, stack })
      },
    )
  }

  function receive(moment: Moment, revision: number, update: Partial<Answering<AnswerTo<Q>>>): void {
    const now = store.getState()
    // Asked about a text that has changed since, or asked before the workspace was another one.
    if (revision !== now.revision || now.opening !== opening || question === undefined) {
      if (asked === moment) asked = undefined
      return
    }
    // The newest question has been answered before an older one.
    if (moment.key !== key && key !== undefined && isAt(answered, key, revision)) return
    answered = { key: moment.key, revision }
    show(update)
  }

  function show(update: Partial<Answering<AnswerTo<Q>>>): void {
    const isPending =
      key !== undefined && !isAt(answered, key, store.getState().revision) && stop !== undefined
    const next = { ...state, ...update, isPending }
    if (next.answer === state.answer && next.isPending === state.isPending && next.failure === state.failure)
      return
    state = next
    for (const it of listeners) it()
  }

  return {
    ask(next) {
      const nextKey = next && questionKey(next)
      if (nextKey === key) return
      question = next
      key = nextKey
      if (stop) follow()
    },
    state: () => state,
    retry() {
      if (state.failure === undefined) return
      asked = undefined
      answered = undefined
      show({ failure: undefined })
      follow()
    },
    subscribe(listener) {
      listeners.add(listener)
      stop ??= store.subscribe(follow)
      follow()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = undefined
        asked = undefined
        answered = undefined
        workspace.forget(name)
      }
    },
  }
}

interface Moment {
  readonly key: string
  readonly revision: number
}

function isAt(moment: Moment | undefined, key: string, revision: number): boolean {
  return moment?.key === key && moment.revision === revision
}
