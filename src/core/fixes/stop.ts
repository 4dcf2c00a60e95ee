import type { GatewayWorkload } from '../istio/routes/workload.ts'
import type { LinkedModel } from '../model/model.ts'
import type { Operation } from '../operations/operation.ts'
import type { Request } from '../request/request.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { FileChange, Files } from '../text/file-change.ts'
import type { Trace } from '../trace/trace.ts'

/** A request that did not come to where it should, and the files it was traced through. */
export interface Stop {
  readonly files: Files
  readonly settings: AnalysisSettings
  readonly model: LinkedModel
  readonly workload: GatewayWorkload
  /** With the port of the workload. */
  readonly request: Request
  readonly trace: Trace
}

/** What might help, not yet tried: changes of the files, of what is said to exist elsewhere, or of the request. */
export interface Idea {
  readonly title: string
  readonly operation?: Operation
  readonly declares?: readonly string[]
  readonly request?: RequestChange
}

/** Parts of a request that are given anew. */
export type RequestChange = Partial<Request> & {
  /** The workload's port where `port` is the server's own, which a Service leads to another. */
  readonly workloadPort?: number
}

/** What was tried and leads the request further. */
export type StopFix = {
  readonly title: string
  /** Where the request ends then. */
  readonly end: string
  /** Whether it arrives or is answered then; otherwise it only comes further. */
  readonly solves: boolean
} & (
  | { readonly type: 'edit'; readonly operation: Operation; readonly changes: readonly FileChange[] }
  | { readonly type: 'declare'; readonly declares: readonly string[] }
  | { readonly type: 'request'; readonly change: Partial<Request> }
)

/** An idea that is an operation under a title that tells what it is for. */
export function edit(title: string, operation: Operation): Idea {
  return { title, operation: { title, run: (files, settings) => operation.run(files, settings) } }
}
