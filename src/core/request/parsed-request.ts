import type { Request } from './request.ts'

/** A request as a pasted text tells it. */
export interface ParsedRequest {
  readonly source: 'curl' | 'url' | 'log'
  readonly request: Request
  /** Whose port it names: clients connect to the Service's, a log names the one the workload listens on. */
  readonly portOf: 'service' | 'workload'
}
