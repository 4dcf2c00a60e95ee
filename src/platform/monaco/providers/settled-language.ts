import type { CancellationToken, editor, IDisposable } from 'monaco-editor/editor'
import { sameValue } from '../../../core/data/same-value.ts'
import type { AnswerOf, ParamsOf, RequestName } from '../../../core/language-service/index.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import { languageQuestion } from './language-question.ts'

/**
 * What Monaco asks of its own accord with every key: hints, lines above resources, colours, what folds, links. None of it is worth a
 * request before the text is analysed, nor a second one after that.
 */
export interface SettledLanguage {
  /**
   * The answer about the text as it is once that is analysed, shared by all that ask the same. `paramsOf` is called then; it gives
   * nothing where there is nothing to ask. Undefined, too, where nobody waits any more.
   */
  ask<R extends RequestName>(
    request: R,
    model: editor.ITextModel,
    paramsOf: () => ParamsOf<R> | undefined,
    token: CancellationToken,
  ): Promise<AnswerOf<R> | undefined>
  /** Calls when what was answered last about a model that is shown, and says the same text, would be answered otherwise now. */
  onChange(request: RequestName, listener: () => void): IDisposable
  dispose(): void
}

/** Something that was asked about a model, and what was answered last. */
interface Given {
  readonly paramsOf: () => unknown
  readonly answer: unknown
}

/** What was asked about a model at once: of several parts that are on screen, all have the same token. */
interface Shown {
  readonly token: CancellationToken
  /** Monaco's number of the text that it was about. */
  readonly version: number
  readonly given: Given[]
}

/** How often a request is made anew where the files changed before it was answered. */
const mostTries = 5

export function createSettledLanguage(workspace: Workspace): SettledLanguage {
  const { store } = workspace
  const shown = new Map<RequestName, Map<editor.ITextModel, Shown>>()
  const listeners = new Map<RequestName, Set<() => void>>()
  const answers = new Map<string, Promise<unknown>>()
  /** One name for each that is asked at the same time: who asks again under a name is sent only what differs. */
  const free = new Map<RequestName, string[]>()
  let names = 0
  let about: unknown
  let aboutRevision = -1
  const unsubscribe = store.subscribe((now, before) => {
    if (now.analysis !== before.analysis && now.analysedRevision === now.revision) void look()
  })

  /** Asks, or waits for the one who asked the same before; undefined where the text changed meanwhile. */
  function share(request: RequestName, params: unknown): Promise<unknown> {
    const { analysis, revision } = store.getState()
    if (analysis !== about || revision !== aboutRevision) answers.clear()
    about = analysis
    aboutRevision = revision
    const key = JSON.stringify([request, params])
    const known = answers.get(key)
    if (known) return known
    const asked = send(request, params)
    answers.set(key, asked)
    // What was not answered is asked again by the next who wants it.
    void asked.then(it => it === undefined && answers.get(key) === asked && answers.delete(key))
    return asked
  }

  async function send(request: RequestName, params: unknown): Promise<unknown> {
    const mine = free.get(request) ?? []
    free.set(request, mine)
    const name = mine.pop() ?? `editor ${request} ${++names}`
    const answered = await languageQuestion(workspace, request, params as never)(name)
    mine.push(name)
    return answered?.answer
  }

  async function ask<R extends RequestName>(
    request: R,
    model: editor.ITextModel,
    paramsOf: () => ParamsOf<R> | undefined,
    token: CancellationToken,
  ): Promise<AnswerOf<R> | undefined> {
    for (let tries = 0; tries < mostTries; tries++) {
      await workspace.fresh()
      if (token.isCancellationRequested || model.isDisposed()) return undefined
      const params = paramsOf()
      if (!params) return undefined
      const version = model.getVersionId()
      const answer = await share(request, params)
      if (token.isCancellationRequested) return undefined
      if (answer === undefined) continue
      note(request, model, { token, version, given: [{ paramsOf, answer }] })
      return answer as AnswerOf<R>
    }
    return undefined
  }

  function note(request: RequestName, model: editor.ITextModel, answered: Shown): void {
    const models = shown.get(request) ?? new Map<editor.ITextModel, Shown>()
    shown.set(request, models)
    const before = models.get(model)
    if (before?.token === answered.token) before.given.push(...answered.given)
    else models.set(model, answered)
  }

  async function look(): Promise<void> {
    for (const [request, heard] of listeners) {
      const models = shown.get(request)
      for (const [model, last] of models ?? []) {
        if (model.isDisposed() || !model.isAttachedToEditor()) models?.delete(model)
        // About a text that has changed Monaco asks by itself, once typing pauses.
        else if (model.getVersionId() !== last.version) continue
        // Who asked meanwhile was answered about the same analysis.
        else if ((await isOtherwise(request, last.given)) && models?.get(model) === last)
          for (const it of heard) it()
      }
    }
  }

  async function isOtherwise(request: RequestName, given: readonly Given[]): Promise<boolean> {
    const now = await Promise.all(
      given.map(it => {
        const params = it.paramsOf()
        return params ? share(request, params) : it.answer
      }),
    )
    return now.some((answer, i) => answer !== undefined && !sameValue(answer, given[i]?.answer))
  }

  return {
    ask,
    onChange(request, listener) {
      const heard = listeners.get(request) ?? new Set()
      listeners.set(request, heard.add(listener))
      return { dispose: () => heard.delete(listener) }
    },
    dispose() {
      unsubscribe()
      for (const name of [...free.values()].flat()) workspace.forget(name)
    },
  }
}
