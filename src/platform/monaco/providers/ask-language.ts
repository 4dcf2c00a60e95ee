import type { CancellationToken, editor, Position as MonacoPosition } from 'monaco-editor/editor'
import type { AnswerOf, ParamsOf, RequestName } from '../../../core/language-service/index.ts'
import type { AtPosition, InFile } from '../../../core/language-service/reading/analysed.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import type { FileModels } from '../file-models.ts'
import { languageQuestion } from './language-question.ts'

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

let askers = 0

/** How often a request is made anew where the files changed before it was answered. */
const mostTries = 5

/** Where a kustomization is shown, what is asked and answered is about the files as they were when it was built. */
const answersWithPlaces: ReadonlySet<RequestName> = new Set([
  'definition',
  'references',
  'prepareRename',
  'rename',
  'refactorings',
])

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
    async ask<R extends RequestName>(request: R, params: ParamsOf<R>, token?: CancellationToken) {
      if (answersWithPlaces.has(request) && workspace.store.getState().overlay) await workspace.fresh()
      const askAs = languageQuestion(workspace, request, params)
      for (let tries = 0; tries < mostTries && !token?.isCancellationRequested; tries++) {
        // Of one asker the newest question counts alone, and several of these wait side by side.
        const asker = `editor ${++askers}`
        const answered = await askAs(asker)
        workspace.forget(asker)
        if (answered) return answered.answer
      }
      return undefined
    },
  }
}
