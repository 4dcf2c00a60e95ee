import { explainFrom } from '../explain/explain-trace.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import type { Model } from '../model/model.ts'
import { traceFrom } from '../trace/request-source.ts'
import { upstreamOf } from '../trace/upstream.ts'
import { runSavedRequest, type SavedRequest } from './saved-request.ts'

/** A request that was traced, as data to be written out. */
export interface TracedRequest {
  readonly name: string
  readonly request: string
  readonly expected: string | undefined
  readonly status: 'met' | 'missed' | 'open' | 'unreadable'
  /** Where it ends, or why it cannot be traced. */
  readonly end: string
  readonly gateway?: string
  /** What says where the gateway runs: an object of the files, `you` for the caller, or `assumed`. */
  readonly runs?: string
  /** The workload of the mesh that calls. */
  readonly from?: string
  readonly outcome?: string
  readonly title?: string
  /** What the client sees. */
  readonly seen?: string
  /** Path and Host as the destination sees them, where a rule rewrites either. */
  readonly upstream?: { readonly path: string | undefined; readonly host: string }
  readonly stages: readonly { readonly name: string; readonly verdict: string; readonly sentence: string }[]
}

/** Traces a request through a model, stage by stage in words. `home` says where gateways run, in place of the files. Never throws. */
export function tracedRequest(
  model: Model,
  saved: SavedRequest,
  home: Partial<GatewayWorkload> = {},
): TracedRequest {
  const result = runSavedRequest(model, saved, home)
  const base = {
    name: saved.name,
    request: saved.request,
    expected: saved.expect,
    status: result.status,
    end: result.end,
  }
  if (result.status === 'unreadable') return { ...base, stages: [] }
  const { title, seen, outcome, stages } = explainFrom(model, result.known, result.request)
  const trace = traceFrom(model, result.known, result.request)
  const upstream = trace.rewrite && upstreamOf(trace, result.request)
  return {
    ...base,
    ...(result.known.type === 'mesh'
      ? { from: result.known.label }
      : { gateway: result.known.label, runs: result.known.statedBy ?? 'assumed' }),
    outcome,
    title,
    seen,
    ...(upstream && { upstream }),
    stages: stages.map(({ name, verdict, sentence }) => ({ name, verdict, sentence })),
  }
}
