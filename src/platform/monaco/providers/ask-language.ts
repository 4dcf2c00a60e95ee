import type { CancellationToken, editor, Position as MonacoPosition } from 'monaco-editor/editor'
import type {
  AnswerOf,
  LanguageRequest,
  ParamsOf,
  RequestName,
} from '../../../core/language-service/index.ts'
import type { AtPosition, InFile } from '../../../core/language-service/reading/analysed.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import type { FileModels } from '../file-models.ts'

/** How Monaco's providers ask the language service in the worker. */
export interface LanguageAsker {
  /** The file that a model shows, for a request about it; undefined for a model that shows none. */
  file(model: editor.ITextModel): InFile | undefined
  /** A place in it. */
  at(model: editor.ITextModel, position: MonacoPosition): AtPosition | undefined
  /** The answer; undefined where there is none, or nobody waits for it any more. */
  ask<R extends RequestName>(
    request: R,
    params: ParamsOf<R>,
    token?: CancellationToken,
  ): Promise<AnswerOf<R> | undefined>
}

let asked = 0

/** How often a request is made anew where the files changed before it was answered. */
const mostTries = 5

export function createLanguageAsker(workspace: Workspace, models: FileModels): LanguageAsker {
  function file(model: editor.ITextModel): InFile | undefined {
    const shown = models.of(model)
    if (!shown) return undefined
    const { analysedRevision, revision, overlay } = workspace.store.getState()
    // The worker has other texts than the one on screen while it lags behind, and while it is shown what a kustomization builds.
    const isKnown = analysedRevision === revision && !overlay
    return { file: shown.name, ...(!isKnown && { text: shown.mirror.text() }) }
  }

  return {
    file,
    at(model, { lineNumber, column }) {
      const about = file(model)
      return about && { ...about, position: { line: lineNumber - 1, character: column - 1 } }
    },
    async ask(request, params, token) {
      const question = { type: 'language', request, params } as { type: 'language' } & LanguageRequest
      for (let tries = 0; tries < mostTries && !token?.isCancellationRequested; tries++) {
        // Of one asker the newest question counts alone, and several of these wait side by side.
        const asker = `editor ${++asked}`
        const answered = await workspace.ask(asker, question).catch(() => undefined)
        workspace.forget(asker)
        if (answered) return answered.answer as AnswerOf<typeof request>
      }
      return undefined
    },
  }
}
