import { destinationRulesFor, readDestinationRule } from '../model/destination-rules.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import { effective, homeIn, type Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { readService, serviceNamed } from '../model/services.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { Json } from '../yaml/source-document.ts'

/** A destination as some rule names it. */
export interface NamedDestination {
  readonly host: string
  readonly subset: string
  readonly port: number | undefined
}

/** Where the rules of a VirtualService lead, hosts in full. */
export function destinationsOf(model: Model, virtualService: Resource): NamedDestination[] {
  return rulesOf(readVirtualService(virtualService)).flatMap(rule =>
    rule.destinations
      .filter(it => it.host !== '')
      .map(({ host, subset, port }) => ({
        host: fullHost(host, homeIn(model, virtualService.namespace)),
        subset,
        port,
      })),
  )
}

/** Where the VirtualServices of the files lead; those of one resource first. */
export function allDestinations(model: Model, first?: Resource): NamedDestination[] {
  const others = effective(model, 'VirtualService').filter(it => it.id !== first?.id)
  const own = first?.kind === 'VirtualService' ? [first] : []
  return [...own, ...others].flatMap(it => destinationsOf(model, it))
}

/**
 * The destination that a new rule of a namespace begins with: a Service of the files that no rule leads to, else any of them, those
 * beside it first; else what other rules lead to. Undefined where the files name none.
 */
export function usualDestination(model: Model, namespace: string, near?: Resource): Json | undefined {
  const routed = new Set(allDestinations(model).map(it => it.host))
  const services = effective(model, 'Service')
    .filter(it => it.name !== '')
    .map(it => ({ resource: it, host: fullHost(it.name, homeIn(model, it.namespace)) }))
    .toSorted(
      (a, b) =>
        Number(b.resource.namespace === namespace) - Number(a.resource.namespace === namespace) ||
        Number(routed.has(a.host)) - Number(routed.has(b.host)),
    )
  const [service] = services
  if (service) {
    const ports = readService(service.resource).ports.flatMap(it => it.number ?? [])
    // With one port Istio takes it; of several it has to be told.
    return {
      host: writtenIn(model, service.host, namespace),
      ...(ports.length > 1 && { port: { number: ports[0]! } }),
    }
  }
  const [named] = allDestinations(model, near)
  return named && { host: writtenIn(model, named.host, namespace), ...portIn(named) }
}

function portIn({ port }: NamedDestination): { port?: Json } {
  return port === undefined ? {} : { port: { number: port } }
}

/** A host as a resource of a namespace writes it: the short name of a service beside it, else the full one. */
export function writtenIn(model: Model, host: string, namespace: string): string {
  const service = serviceOfHost(host, model.settings.domain)
  return service?.namespace === namespace ? service.name : host
}

/** A destination that rules lead to and no file has: the first, of a namespace where there is one. */
export function missingDestination(
  model: Model,
  is: 'inside' | 'outside',
  namespace: string,
  near?: Resource,
): NamedDestination | undefined {
  const missing = allDestinations(model, near).filter(it => {
    if (serviceNamed(model, it.host, namespace)) return false
    const service = serviceOfHost(it.host, model.settings.domain)
    return is === 'inside' ? service !== undefined : service === undefined && it.host.includes('.')
  })
  return (
    missing.find(it => serviceOfHost(it.host, model.settings.domain)?.namespace === namespace) ?? missing[0]
  )
}

/** The host that a new DestinationRule is for, and the subsets that rules ask of it. */
export interface RuledHost {
  readonly host: string
  readonly subsets: readonly string[]
}

/** A host whose subsets rules name and no DestinationRule has; else a Service, or what a rule leads to, that has no DestinationRule. */
export function unruledHost(model: Model, namespace: string, near?: Resource): RuledHost | undefined {
  const named = allDestinations(model, near)
  const defined = (host: string) =>
    destinationRulesFor(model, host, namespace).flatMap(it =>
      readDestinationRule(it).subsets.map(one => one.name),
    )
  const lacking = named.find(it => it.subset !== '' && !defined(it.host).includes(it.subset))
  const own = near?.kind === 'Service' ? [fullHost(near.name, homeIn(model, near.namespace))] : []
  const services = effective(model, 'Service')
    .filter(it => it.namespace === namespace)
    .map(it => fullHost(it.name, homeIn(model, it.namespace)))
  const nearby = near?.kind === 'VirtualService' ? destinationsOf(model, near).map(it => it.host) : []
  const candidates = [...own, ...nearby, ...services, ...named.map(it => it.host)]
  const host =
    own[0] ?? lacking?.host ?? candidates.find(it => destinationRulesFor(model, it, namespace).length === 0)
  if (host === undefined) return undefined
  const subsets = named.filter(it => it.host === host && it.subset !== '').map(it => it.subset)
  return { host, subsets: [...new Set(subsets)].filter(it => !defined(host).includes(it)) }
}
