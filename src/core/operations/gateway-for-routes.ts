import { freeNameAmong } from '../data/free-name.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { effective, type Model } from '../model/model.ts'
import { integerAt, type JsonMap, mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import type { Json } from '../yaml/source-document.ts'

const protocols = { HTTPRoute: 'HTTP', GRPCRoute: 'HTTP', TLSRoute: 'TLS', TCPRoute: 'TCP' } as const
type RouteKind = keyof typeof protocols

/** The spec of a Gateway that takes the routes which name it: a listener for each section and port that they ask for. */
export function gatewayForRoutes(
  model: Model,
  gateway: { readonly namespace: string; readonly name: string },
): Json {
  const wishes = (Object.keys(protocols) as RouteKind[]).flatMap(kind =>
    effective(model, kind).flatMap(route => wishesOf(kind, route, gateway)),
  )
  const isOpen = wishes.some(it => it.namespace !== gateway.namespace)
  const listeners = new Map<string, Json>()
  for (const wish of wishes.length > 0 ? wishes : [plain(gateway.namespace)]) {
    const key = `${wish.name ?? ''} ${wish.protocol} ${wish.port}`
    if (listeners.has(key)) continue
    const taken = [...listeners.values()].flatMap(it => nameOf(it))
    listeners.set(key, {
      name: wish.name ?? freeNameAmong(taken, wish.protocol.toLowerCase()),
      port: wish.port,
      protocol: wish.protocol,
      ...(wish.protocol === 'TLS' && { tls: { mode: 'Passthrough' } }),
      ...(isOpen && { allowedRoutes: { namespaces: { from: 'All' } } }),
    })
  }
  return { gatewayClassName: 'istio', listeners: [...listeners.values()] }
}

interface Wish {
  readonly namespace: string
  readonly name: string | undefined
  readonly port: number
  readonly protocol: string
}

function wishesOf(kind: RouteKind, route: Resource, gateway: { namespace: string; name: string }): Wish[] {
  const protocol = protocols[kind]
  return mapsAt(route.spec, 'parentRefs')
    .filter(it => isNamed(it, route, gateway))
    .map(it => ({
      namespace: route.namespace,
      name: textAt(it, 'sectionName'),
      port: integerAt(it, 'port') ?? usualPorts[protocol],
      protocol,
    }))
}

function isNamed(ref: JsonMap, route: Resource, { namespace, name }: { namespace: string; name: string }) {
  return (
    (textAt(ref, 'kind') ?? 'Gateway') === 'Gateway' &&
    (textAt(ref, 'group') ?? gatewayApiGroup) === gatewayApiGroup &&
    textAt(ref, 'name') === name &&
    (textAt(ref, 'namespace') ?? route.namespace) === namespace
  )
}

const usualPorts: Readonly<Record<(typeof protocols)[RouteKind], number>> = { HTTP: 80, TLS: 443, TCP: 9000 }

function plain(namespace: string): Wish {
  return { namespace, name: undefined, port: 80, protocol: 'HTTP' }
}

function nameOf(listener: Json): string[] {
  const name = typeof listener === 'object' && listener !== null && 'name' in listener && listener.name
  return typeof name === 'string' ? [name] : []
}
