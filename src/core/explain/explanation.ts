import type { GatewayWorkload } from '../istio/routes/workload.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import type { Outcome, Trace } from '../trace/trace.ts'
import type { Fact } from './fact.ts'

/** A trace in words. Plain data: it crosses the worker. */
export interface Explanation {
  readonly outcome: Outcome
  /** In a few words: `301 → https://…`, `reviews.prod 80 %, reviews.qa 20 %`. */
  readonly title: string
  /** What the client sees, as Envoy names it: `404 NR route_not_found`. */
  readonly seen: string
  /** What to change where the request was stopped. */
  readonly advice: string | undefined
  /** Whether it comes to where a rule sends it and that exists, or is answered as a rule says. */
  readonly verdict: 'arrived' | 'answered' | 'stopped'
  readonly stages: readonly Stage[]
  /** What holds for it on its way to the destination: rewrites, retries, timeout, TLS and so on. */
  readonly facts: readonly Fact[]
  /** Where the path leads through the drawing; undefined for what was not reached. */
  readonly path: {
    /** It comes from a workload of the mesh and not through a gateway. */
    readonly mesh?: true
    readonly server?: Place
    readonly rule?: Place
    readonly virtualService?: Place
    readonly domain?: string
  }
}

export interface Stage {
  readonly name: StageName
  readonly verdict: 'passed' | 'stopped'
  readonly sentence: string
  /** What was tried, in order; the taken one has its reason too. */
  readonly candidates: readonly Candidate[]
}

export type StageName =
  | 'sidecar'
  | 'listener'
  | 'filterChain'
  | 'tls'
  | 'request'
  | 'virtualHost'
  | 'route'
  | 'action'

export interface Candidate {
  readonly place?: Place
  readonly label: string
  readonly taken: boolean
  readonly why: string
}

/** What a trace is explained with. */
export interface Explained {
  readonly model: Model
  /** Of the gateway, or of the mesh where the trace has a sidecar's part. */
  readonly workload: GatewayWorkload
  readonly request: Request
  readonly trace: Trace
}
