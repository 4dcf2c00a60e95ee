import { mergeServers } from '../istio/gateway/merge-servers.ts'
import { effective, type LinkedModel, linkModel, type Model } from '../model/model.ts'
import { has, mapAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import { type RequestSource, traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'

/**
 * The model as it would be if some VirtualServices or Gateways were older than all others, the first of them the oldest. They are
 * laid out by age, then by name; files rarely hold a `creationTimestamp`, so here names decide, and in the cluster whichever was applied first.
 */
export function withOlder<M extends Model>(model: M, older: readonly ResourceId[]): M | LinkedModel {
  if (older.length === 0) return model
  const resources = model.resources.map(it => {
    const age = older.indexOf(it.id)
    if (age < 0) return it
    const creationTimestamp = new Date(age * 1000).toISOString()
    return { ...it, value: { ...it.value, metadata: { ...mapAt(it.value, 'metadata'), creationTimestamp } } }
  })
  return linkModel(resources, model.settings, model)
}

/** An end that a request has in one of the orders that VirtualServices or Gateways may stand in. */
export interface OrderedEnd {
  /** What has to be the oldest. */
  readonly older: ResourceId
  /** Where the request ends then, as `meetsExpectation` reads it. */
  readonly end: string
}

/** More VirtualServices of one host, or Gateways of one port, than this are not tried in every order. */
const mostTried = 6

/**
 * Where a request ends with each of the VirtualServices of its host as the oldest, if that makes a difference, else with each of the
 * Gateways that want its port; the present order first. Undefined where ages do not matter, or are in the files.
 */
export function dependsOnOrder(
  model: Model,
  source: RequestSource,
  request: Request,
): readonly OrderedEnd[] | undefined {
  const trace = traceFrom(model, source, request)
  const ofServices = endsOf(ageless(model, trace))
  return ofServices ?? endsOf(contending(model, source, request))

  function endsOf(candidates: readonly Resource[]): readonly OrderedEnd[] | undefined {
    if (candidates.length < 2) return undefined
    const ends = candidates.map(({ id }) => {
      const tried = traceFrom(withOlder(model, [id]), source, request)
      return { older: id, end: endOf(tried) }
    })
    // Two rules that send a request to the same end make no difference.
    return ends.every(it => it.end === ends[0]?.end) ? undefined : ends
  }
}

/** The Gateways of which one took a server away from another on a request's port, and whose age the files do not tell. */
function contending(model: Model, source: RequestSource, { port }: Request): readonly Resource[] {
  if (source.type !== 'gateway') return []
  const dropped = mergeServers(model, source.workload).dropped.filter(it => it.port === port)
  const both = dropped.flatMap(({ holder, gateway }) => (holder ? [holder.gateway, gateway] : []))
  return [...new Set(both)].filter(it => !hasAge(it)).slice(0, mostTried)
}

/** The VirtualServices that a request may meet under its host and whose age the files do not tell, in their present order. */
function ageless(model: Model, { virtualHost, route }: Trace): readonly Resource[] {
  const met = new Set(virtualHost?.routes.map(it => it.virtualService) ?? [])
  if (route) met.add(route.virtualService)
  const hosts = new Set(
    [...met].flatMap(it => readVirtualService(it).hosts.map(host => host.text.toLowerCase())),
  )
  const beside = effective(model, 'VirtualService').filter(it =>
    readVirtualService(it).hosts.some(host => hosts.has(host.text.toLowerCase())),
  )
  return [...new Set([...met, ...beside])].filter(it => !hasAge(it)).slice(0, mostTried)
}

/** Whether the files say when a resource was created. What is made of others has their age, and is not laid out by its own. */
export function hasAge({ value, origin }: Resource): boolean {
  return origin !== undefined || has(mapAt(value, 'metadata'), 'creationTimestamp')
}
