import { analyze } from '../core/analyze.ts'
import type { AnalysisRequest } from './analysis-protocol.ts'
import { createAnalysisServer } from './analysis-server.ts'

const answer = createAnalysisServer(() => ({ update: analyze }))

self.onmessage = (event: MessageEvent<AnalysisRequest>) => {
  self.postMessage(answer(event.data))
}
