import type { Diagnostic } from './diagnostic.ts'
import type { Graph } from './graph/graph.ts'
import type { ResourceId } from './model/resource.ts'
import type { SavedOutcome } from './saved/saved-outcome.ts'
import type { Path } from './yaml/path.ts'

/** What is said of the files. */
export interface Judgement {
  readonly documents: readonly DocumentSummary[]
  readonly resources: readonly ResourceSummary[]
  readonly diagnostics: readonly Diagnostic[]
  /** Problems that the user says are not to count; each says why. They are not among the diagnostics. Left out where there are none. */
  readonly muted?: readonly Diagnostic[]
}

/** Everything computed from the files. Plain data: it crosses the worker. */
export interface Analysis extends Judgement {
  readonly graph: Graph
  /** How the saved requests fare, in their order; nothing where none were asked of. */
  readonly saved?: readonly SavedOutcome[]
}

/** A document of a file: where it stands in it, in UTF-16 offsets, and whether it is YAML. */
export interface DocumentSummary {
  readonly file: string
  readonly index: number
  readonly from: number
  readonly to: number
  readonly readable: boolean
}

/** A Kubernetes or Istio object, and where it stands: in which document of its file, and where in that where one holds several. */
export interface ResourceSummary {
  readonly id: ResourceId
  readonly kind: string
  readonly apiVersion: string
  readonly name: string
  readonly namespace: string
  readonly file: string
  readonly document: number
  readonly base: Path
  /** In the file, UTF-16 offsets. */
  readonly from: number
  readonly to: number
}
