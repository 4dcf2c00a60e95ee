import type { Place, ResourceId } from '../model/resource.ts'
import type { Request } from '../request/request.ts'

/** What a change of the configuration does to requests. */
export interface RoutingDiff {
  /** Those found first; `limitWords` says what is not among them. */
  readonly changes: readonly RoutingChange[]
  /** How many were found. */
  readonly total: number
  /** False where some conditions are beyond what can be compared. */
  readonly complete: boolean
  readonly callers: ComparedCallers
  /** VirtualServices of the mesh that changed and have rules for TLS or TCP: what that does to such calls is not compared. */
  readonly meshChanged: readonly ResourceId[]
}

/** How many workloads of the mesh there are that may call differently, and of how many all calls were compared. */
export interface ComparedCallers {
  readonly all: number
  readonly compared: number
}

/** Requests that end elsewhere or are handled differently, with one of them as witness. */
export interface RoutingChange {
  readonly kind: 'end' | 'shares' | 'handling'
  /** `shop.example.com/cart… with header x-user: dev goes to cart v2 instead of cart v1`. */
  readonly sentence: string
  readonly ports: readonly number[]
  /** The selector of the gateway workload; undefined for calls within the mesh. */
  readonly gateway: string | undefined
  /** The workload of the mesh that calls in the witness, as `readMeshSource` takes it. */
  readonly from: string | undefined
  readonly request: Request
  readonly before: ChangeSide
  readonly after: ChangeSide
}

export interface ChangeSide {
  /** Where the witness ends, as `meetsExpectation` reads it. */
  readonly end: string
  /** The rule that takes it. */
  readonly place: Place | undefined
}
