import type { Analysis } from '../core/analysis.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import { type AnalysisAnswer, type AnalysisRequest, readRequest, type Sent } from './analysis-protocol.ts'
import { deltaBetween } from './delta.ts'

interface AnalysisSession {
  update(files: Files, settings: AnalysisSettings, requests: readonly SavedRequest[]): Analysis
}

/** The worker's side of the protocol. A session that fails is replaced, so that the next request starts clean. */
export function createAnalysisServer(
  createSession: () => AnalysisSession,
): (request: AnalysisRequest) => AnalysisAnswer {
  let session = createSession()
  let received: Sent | undefined
  let answered: Analysis | undefined

  return request => {
    try {
      received = readRequest(received, request)
      const analysis = session.update(received.files, received.settings, received.requests)
      const delta = deltaBetween(answered, analysis)
      answered = analysis
      return { id: request.id, ok: true, delta }
    } catch (error) {
      session = createSession()
      return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) }
    }
  }
}
