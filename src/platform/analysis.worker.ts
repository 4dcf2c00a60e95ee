import { createSession } from '../core/session.ts'
import type { AnalysisRequest } from './analysis-protocol.ts'
import { createAnalysisServer } from './analysis-server.ts'

const answer = createAnalysisServer(createSession)

self.onmessage = (event: MessageEvent<AnalysisRequest>) => {
  self.postMessage(answer(event.data))
}
