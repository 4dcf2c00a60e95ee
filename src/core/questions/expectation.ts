import { appliedModel } from '../rules/engine/refusals.ts'
import { runSavedRequest, type SavedRequest } from '../saved/saved-request.ts'
import { quick } from './question.ts'
import { meantSource, type SourceAsk } from './source-choices.ts'

export interface ExpectationAsk extends SourceAsk {
  readonly text: string
}

/** A request as it is kept: the source that is meant, and where it ends now; nothing where it cannot be traced. */
export interface ExpectationAnswer {
  readonly source: SourceAsk
  readonly end: string | undefined
}

export const expectation = quick(['model'], ({ model: files }, ask: ExpectationAsk): ExpectationAnswer => {
  const model = appliedModel(files)
  const source = meantSource(model, ask)
  const saved: SavedRequest = { name: '', request: ask.text, ...source }
  const result = runSavedRequest(model, saved)
  return { source, end: result.status === 'unreadable' ? undefined : result.end }
})
