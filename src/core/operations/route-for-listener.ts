import { effective, type Model } from '../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { readService } from '../model/services.ts'
import type { Json } from '../yaml/source-document.ts'

export type RouteKind = 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute'

/** The kinds of routes that a listener of a protocol takes, the likeliest first (pilot: generateSupportedKinds). */
export function routesOfListener(protocol: string, isPassedThrough: boolean): readonly RouteKind[] {
  if (protocol === 'TCP') return ['TCPRoute']
  if (protocol !== 'TLS') return ['HTTPRoute', 'GRPCRoute']
  return isPassedThrough ? ['TLSRoute'] : ['TCPRoute', 'TLSRoute']
}

/** A route of the Gateway API that a listener takes. */
export interface NewRoute {
  readonly kind: RouteKind
  readonly name: string
  readonly spec: Json
}

/**
 * The route of a kind for a listener of a Gateway, or for the first that takes the kind: for its hostname, to the Service that is
 * named as the hostname begins.
 */
export function routeForListener(
  model: Model,
  gateway: Resource,
  kind: RouteKind,
  index: number | undefined,
): NewRoute {
  const listeners = mapsAt(gateway.spec, 'listeners')
  const meant = (index === undefined ? listeners.find(it => takes(it, kind)) : listeners[index]) ?? {}
  const hostname = textAt(meant, 'hostname')
  const section = index === undefined || listeners.length < 2 ? undefined : textAt(meant, 'name')
  const service = serviceFor(model, gateway, hostname)
  const isHttp = kind === 'HTTPRoute' || kind === 'GRPCRoute'
  const backend = service ?? { name: beginningOf(hostname) ?? 'web', port: isHttp ? 80 : 443 }
  return {
    kind,
    name: backend.name,
    spec: {
      parentRefs: [parentOf(gateway, section)],
      ...(kind !== 'TCPRoute' &&
        (hostname !== undefined || kind === 'TLSRoute') && { hostnames: [hostname ?? 'www.example.com'] }),
      rules: [{ backendRefs: [{ ...backend }] }],
    },
  }
}

/** A route that answers everything at a listener with the same address under https. It takes that listener alone, or HTTPS would go in circles. */
export function redirectForListener(gateway: Resource, index: number | undefined): NewRoute {
  const listener = mapsAt(gateway.spec, 'listeners')[index ?? 0] ?? {}
  return {
    kind: 'HTTPRoute',
    name: `${gateway.name || 'gateway'}-to-https`,
    spec: {
      parentRefs: [parentOf(gateway, textAt(listener, 'name'))],
      rules: [
        { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
      ],
    },
  }
}

function parentOf(gateway: Resource, section: string | undefined): Json {
  return {
    ...(gateway.kind !== 'Gateway' && { kind: gateway.kind }),
    name: gateway.name,
    ...(section !== undefined && { sectionName: section }),
  }
}

function takes(listener: JsonMap, kind: RouteKind): boolean {
  const isPassedThrough = textAt(mapAt(listener, 'tls'), 'mode') === 'Passthrough'
  return routesOfListener(textAt(listener, 'protocol') ?? 'HTTP', isPassedThrough).includes(kind)
}

/** The Service of the Gateway's namespace that is named as a hostname begins, else the only one there; any where no hostname says more. */
function serviceFor(
  model: Model,
  { namespace }: Resource,
  hostname: string | undefined,
): { readonly name: string; readonly port: number } | undefined {
  const beside = effective(model, 'Service').filter(it => it.namespace === namespace)
  const found =
    beside.find(it => it.name === beginningOf(hostname)) ??
    (beside.length === 1 || hostname === undefined ? beside[0] : undefined)
  return (
    found && {
      name: found.name,
      port: readService(found).ports.find(it => it.number !== undefined)?.number ?? 80,
    }
  )
}

function beginningOf(hostname: string | undefined): string | undefined {
  const [first = ''] = (hostname ?? '').split('.')
  return /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(first) ? first : undefined
}
