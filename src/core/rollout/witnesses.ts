import type { Found } from '../change/found-change.ts'
import { canonical } from '../data/canonical.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { existenceOf } from '../istio/routes/existence.ts'
import { formatMeshSource } from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'
import { reachInSteps } from '../reach/reach-rule.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import type { Steps } from '../steps.ts'
import { type KnownSource, traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'

/** A request that is answered before and after, so that it has to be answered in between. */
export interface Witness {
  readonly key: string
  readonly request: Request
  readonly known: KnownSource
  readonly before: Trace
  readonly after: Trace
}

/** What a request comes to in between, where that is wrong. */
export interface Wrong {
  readonly fails: boolean
  readonly end: string
}

/** The requests that are answered on both sides, and what is wrong with them in a state in between. */
export class Witnesses {
  private readonly before: Model
  private readonly after: Model
  private readonly found = new Map<string, Witness>()
  private readonly seen = new Set<string>()
  /** Clusters that are there before or after: without one of them, requests to it fail. */
  private readonly clusters = new Set<string>()

  constructor(before: Model, after: Model) {
    this.before = before
    this.after = after
  }

  get all(): readonly Witness[] {
    return [...this.found.values()]
  }

  /** Takes a request in, where it is answered on both sides. Returns whether it is new. */
  add(request: Request, known: KnownSource): boolean {
    const key = canonical([known.id, request as never])
    if (this.seen.has(key)) return false
    this.seen.add(key)
    const before = traceFrom(this.before, sourceIn(this.before, known), request)
    const after = traceFrom(this.after, sourceIn(this.after, known), request)
    for (const it of [...before.clusters, ...after.clusters]) if (it.exists) this.clusters.add(it.name)
    if (this.fails(this.before, known, before) || this.fails(this.after, known, after)) return false
    this.found.set(key, { key, request, known, before, after })
    return true
  }

  /** What is wrong with a request in a state; undefined where it ends as before or as after. */
  wrong(state: Model, { request, known, before, after }: Witness): Wrong | undefined {
    const trace = traceFrom(state, sourceIn(state, known), request)
    const end = endOf(trace)
    if (this.fails(state, known, trace)) return { fails: true, end: this.lacks(state, known, trace) ?? end }
    return end === endOf(before) || end === endOf(after) ? undefined : { fails: false, end }
  }

  private fails(model: Model, known: KnownSource, trace: Trace): boolean {
    switch (trace.outcome) {
      case 'redirect':
      case 'direct_response':
        return false
      case 'route':
        return this.missing(model, known, trace) !== undefined
      default:
        return true
    }
  }

  private missing(model: Model, known: KnownSource, trace: Trace): Trace['clusters'][number] | undefined {
    return trace.clusters.find(
      it =>
        !it.exists &&
        (this.clusters.has(it.name) || existenceOf(model, known.workload.namespace, it) === 'missing'),
    )
  }

  /** `503: there is no subset v2 of reviews…`. */
  private lacks(model: Model, known: KnownSource, trace: Trace): string | undefined {
    const found = this.missing(model, known, trace)
    if (!found) return undefined
    const { host, port, subset } = found
    return subset === '' ? `503: there is no ${host}:${port}` : `503: there is no subset ${subset} of ${host}`
  }
}

/** The source of a difference between two models. */
export function sourceOfFound(
  before: Model,
  after: Model,
  { gateway, known }: Found,
): KnownSource | undefined {
  if (known) return known
  const at = (model: Model) => gatewayWorkloads(model).find(it => it.id === gateway)
  return at(before) ?? at(after)
}

/** A request for every rule of some VirtualServices that one reaches. */
export function* ruleWitnesses(
  model: Model,
  of: readonly Resource[],
): Steps<readonly { readonly request: Request; readonly known: KnownSource }[]> {
  const found = []
  for (const resource of of)
    for (const { path } of rulesOf(readVirtualService(resource))) {
      yield
      const reach = yield* reachInSteps(model, { resource: resource.id, path })
      if (reach.reached) found.push({ request: reach.request, known: reach.known })
    }
  return found
}

export function wordsOfSource({ type, id, workload }: KnownSource): Pick<BreakSource, 'gateway' | 'from'> {
  return type === 'mesh'
    ? { gateway: undefined, from: formatMeshSource(workload) }
    : { gateway: id, from: undefined }
}

interface BreakSource {
  readonly gateway: string | undefined
  readonly from: string | undefined
}

/** The same workload as another model has it: a Service may say where it runs. */
function sourceIn(model: Model, known: KnownSource): KnownSource {
  if (known.type === 'mesh') return known
  return gatewayWorkloads(model).find(it => it.id === known.id) ?? known
}
