import { askBuild } from '../core/ask-build.ts'
import { atSources } from '../core/at-sources.ts'
import { resolveView } from '../core/kustomize/view/resolved-view.ts'
import { languageService } from '../core/language-client.ts'
import type { AnswerOf, ParamsOf, RequestName } from '../core/language-service/index.ts'
import { createSession } from '../core/session.ts'
import { type Files, findFile } from '../core/text/file-change.ts'
import { positionsIn } from '../core/text/positions/position.ts'

interface AskedWith {
  /** As the editor has them. */
  readonly shown?: Files
  readonly params?: object
  readonly folder?: string
}

/** Answers as the page has them while an overlay is shown: the worker knows what it builds, and gets the text of the file. */
export function askThroughBuild<R extends RequestName>(
  files: Files,
  request: R,
  file: string,
  what: string | number,
  { shown = files, params = {}, folder = 'overlays/prod' }: AskedWith = {},
): AnswerOf<R> {
  const view = resolveView(files, folder)
  const session = createSession()
  const analysis = atSources(session.update([view.file]), files, { view, problems: [] })
  const text = findFile(shown, file)?.text ?? ''
  const position = positionsIn(text).positionAt(typeof what === 'number' ? what : text.indexOf(what))
  const build = { files, view, diagnostics: analysis.diagnostics, isAnalysed: true }
  const own = { file, text, position, ...params } as unknown as ParamsOf<R>
  const asked = askBuild(build, request, own)
  const answer = languageService(session)[request] as (params: ParamsOf<R>) => AnswerOf<R>
  return asked.answered(answer(asked.params))
}
