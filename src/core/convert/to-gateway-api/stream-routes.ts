import type { JsonMap } from '../../model/read-value.ts'
import { textsAt } from '../../model/read-value.ts'
import { type ListenerPlace, type MeshPlace, meshRefs, type RuleInForce, refsTo } from './places.ts'
import { backendContext, type PlannedRoute, type Planner } from './planned-route.ts'
import { serverNames, streamBackends, tellOutside, tellTcpMatches, withoutCovered } from './streams.ts'

/** Of each match that asks for a name which a rule before has taken, Istio makes nothing. */
export function tlsRoutes(
  planner: Planner,
  places: readonly ListenerPlace[],
  rules: readonly RuleInForce[],
): PlannedRoute[] {
  const {
    context: { taken },
    tell,
  } = planner
  return rules.flatMap((it, i) => {
    const at = places.map(({ gateway, port }) => `${gateway.namespace}/${gateway.name} ${port}`)
    const free = it.matches.filter(match => {
      const keys = textsAt(match.value, 'sniHosts').map(name => at.map(key => `${key} ${name}`))
      const lost = keys.flat().filter(key => taken.has(key))
      if (lost.length > 0 && !keys.some(own => own.every(key => taken.has(key))))
        tell(
          'cannot',
          match.place.path,
          'Another rule takes its names on one of its ports. Leave them to one.',
        )
      if (lost.length === 0) for (const key of keys.flat()) taken.add(key)
      else tell('carried', match.place.path, 'Another rule takes one of its names, so nothing is made of it')
      return lost.length === 0
    })
    if (free.length === 0) return []
    const names = serverNames({ rule: it.rule, matches: free }, tell)
    const used = withoutCovered(it.rule.place.path, names, places, tell)
    tellOutside(it.rule.place.path, names, used, tell)
    return [
      stream(planner, 'TLSRoute', it, {
        ...throughListeners(planner, used, 'tls'),
        hostnames: names,
        suffix: rules.length > 1 ? `-${i + 1}` : '',
      }),
    ]
  })
}

/** The first rule takes every connection. `count` is that of all places for TCP. */
export function tcpRoutes(
  planner: Planner,
  count: number,
  all: readonly ListenerPlace[],
  [first, ...rest]: readonly RuleInForce[],
): PlannedRoute[] {
  const {
    context: { taken },
    tell,
  } = planner
  tellRest(planner, rest)
  if (!first) return []
  tellTcpMatches(first, tell)
  const keyOf = ({ gateway, listener }: ListenerPlace) =>
    `${gateway.namespace}/${gateway.name} ${listener.name}`
  const places = all.filter(it => !taken.has(keyOf(it)))
  if (places.length < all.length)
    tell(
      'carried',
      first.rule.place.path,
      'A rule of another VirtualService takes its port, so nothing is made of it there',
    )
  for (const it of places) taken.add(keyOf(it))
  if (places.length === 0) return []
  return [
    stream(planner, 'TCPRoute', first, {
      ...throughListeners(planner, places, 'tcp'),
      hostnames: undefined,
      suffix: places.length < count ? `-${places[0]!.listener.name}` : '',
    }),
  ]
}

/** Routes for connections to services of the mesh. */
export function meshStreams(
  planner: Planner,
  kind: 'TLSRoute' | 'TCPRoute',
  places: readonly MeshPlace[],
  all: readonly RuleInForce[],
): PlannedRoute[] {
  const { named, tell } = planner
  const [{ namespace: own, isOfOnePort, port }] = places as [MeshPlace]
  const [first, ...rest] = all
  const used = kind === 'TCPRoute' ? (first ? [first] : []) : all
  if (kind === 'TCPRoute') tellRest(planner, rest)
  return used.map((it, i) => {
    const names = kind === 'TLSRoute' ? serverNames(it, tell) : undefined
    if (!names) tellTcpMatches(it, tell)
    return stream(planner, kind, it, {
      parentRefs: meshRefs(places, isOfOnePort),
      hostnames: names,
      own,
      viewer: own,
      isMesh: true,
      port,
      keys: places.map(place => `mesh ${own} ${isOfOnePort ? port : ''} ${place.host}`),
      suffix: `${named.length > 0 || isOfOnePort ? `-mesh${isOfOnePort ? `-${port}` : ''}` : ''}${used.length > 1 ? `-${i + 1}` : ''}`,
    })
  })
}

function tellRest({ tell }: Planner, rest: readonly RuleInForce[]): void {
  for (const { rule } of rest)
    tell('carried', rule.place.path, 'No connection reaches it: the rule before takes all. It is left out')
}

interface StreamPlan {
  readonly parentRefs: readonly JsonMap[]
  readonly hostnames: readonly string[] | undefined
  readonly own: string
  readonly viewer: string
  readonly isMesh: boolean
  readonly port: number | undefined
  readonly keys?: readonly string[]
  readonly suffix: string
}

/** What a route for connections through listeners has of them. */
function throughListeners(
  { resource: { namespace }, hosts }: Planner,
  places: readonly ListenerPlace[],
  sort: 'tls' | 'tcp',
): Pick<StreamPlan, 'parentRefs' | 'own' | 'viewer' | 'isMesh' | 'port'> {
  const { gateway, port } = places[0]!
  return {
    parentRefs: refsTo(places, hosts, namespace, sort),
    own: namespace,
    viewer: gateway.namespace,
    isMesh: false,
    port,
  }
}

function stream(planner: Planner, kind: string, { rule }: RuleInForce, it: StreamPlan): PlannedRoute {
  const { context, resource, tell } = planner
  return {
    of: resource,
    kind,
    name: context.claim(kind, it.own, `${resource.name}${it.suffix}`),
    namespace: it.own,
    parentRefs: it.parentRefs,
    hostnames: it.hostnames,
    rules: [],
    backendRefs: streamBackends(
      rule,
      backendContext(planner, kind, it.own, it.viewer, it.isMesh, it.port),
      tell,
    ),
    keys: it.keys ?? [],
    listeners: [],
  }
}
