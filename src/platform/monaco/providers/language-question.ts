import type {
  AnswerOf,
  LanguageRequest,
  ParamsOf,
  RequestName,
} from '../../../core/language-service/index.ts'
import { askBuild } from '../../../workspace/overlays.ts'
import type { Workspace } from '../../../workspace/workspace.ts'

/**
 * Puts a request to the language service in the worker, by way of what a kustomization builds where one is shown now: to be asked under
 * the name of an asker, as often as it takes. Undefined where there was no answer.
 */
export function languageQuestion<R extends RequestName>(
  workspace: Workspace,
  request: R,
  params: ParamsOf<R>,
): (asker: string) => Promise<{ readonly answer: AnswerOf<R> } | undefined> {
  const { params: asked, answered } = askBuild(workspace.store.getState(), request, params)
  const question = { type: 'language', request, params: asked } as { type: 'language' } & LanguageRequest
  return async asker => {
    const given = await workspace.ask(asker, question).catch(() => undefined)
    return given && { answer: answered(given.answer as AnswerOf<R>) }
  }
}
