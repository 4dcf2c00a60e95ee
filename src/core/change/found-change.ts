import type { KnownMeshWorkload } from '../istio/sidecar/mesh-sources.ts'
import type { Literal } from '../reach/match-literals.ts'
import type { Request } from '../request/request.ts'
import type { Trace } from '../trace/trace.ts'
import type { Behaviour } from './behaviour.ts'

/** A difference between two configurations, before those that read alike are put into one sentence. */
export interface Found {
  readonly request: Request
  readonly traces: readonly [Trace, Trace]
  readonly behaviours: readonly Behaviour[]
  readonly subject: string
  readonly literals: readonly Literal[]
  /** Where it is about connections: the whole sentence. */
  readonly sentence?: string
  /** The selector of the gateway workload, or the workload that calls. */
  readonly gateway?: string
  readonly known?: KnownMeshWorkload
}
