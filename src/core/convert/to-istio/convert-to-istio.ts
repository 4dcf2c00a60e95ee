import { canonical } from '../../data/canonical.ts'
import { type BuiltGateway, builtGateways, nameOf } from '../../istio/gateway-api/gateways.ts'
import { kubernetesGateway, routeKinds } from '../../istio/gateway-api/kinds.ts'
import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { type Route, readRoute } from '../../istio/gateway-api/read-route.ts'
import { parentsOf, type RouteParent } from '../../istio/gateway-api/route-parents.ts'
import { translateRoute } from '../../istio/gateway-api/route-rules.ts'
import { ageOf, compareText } from '../../model/age.ts'
import { hostsOverlap, intersectHosts } from '../../model/hosts.ts'
import { effective, type LinkedModel, type Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import { nameClaims } from '../../text/file-name.ts'
import {
  type CarriedField,
  isConvertible,
  leftOut,
  type Tell,
  tellOf,
  tellOthers,
  withoutRepeats,
} from '../conversion/carried.ts'
import type { Conversion, ConversionOptions, MadeObject } from '../conversion/conversion.ts'
import { backendPolicies, convertPolicy } from './backend-tls.ts'
import { listenersOf, type MadeIstioGateway, makeGateway } from './gateways.ts'
import {
  byAge,
  httpService,
  type PlacedRoute,
  sortedRules,
  streamService,
  virtualService,
} from './virtual-services.ts'

/**
 * Gateways, VirtualServices and DestinationRules of Istio that do what a model's objects of the Gateway API do. A Gateway is converted
 * with its ListenerSets and all routes, or stays.
 */
export function convertToIstio(
  model: LinkedModel,
  { only, anyway = false }: ConversionOptions = {},
): Conversion {
  const parts = partsOf(model).filter(it => !only || membersOf(it).some(own => only.includes(own.id)))
  const names = istioNames(model)
  const results = parts.map(it => convertPart(model, it, names))
  const done = results.filter(it => isConvertible(it.fields, anyway))
  const kept = results.filter(it => !done.includes(it))
  const left = new Set(done.flatMap(it => it.left))
  const idsOf = (some: typeof results) => some.flatMap(it => it.resources.map(own => own.id))
  const gateways = done.flatMap(it => it.gateways)
  const refused = (model.refused?.all ?? []).flatMap(({ resource, path, message }): CarriedField[] => {
    const isOne =
      /^(Gateway\.gateway\.|ListenerSet|HTTPRoute|GRPCRoute|TLSRoute|TCPRoute|BackendTLSPolicy)/.test(
        resource.id,
      )
    if (!isOne || (only && !only.includes(resource.id))) return []
    return [{ resource: resource.id, path, how: 'cannot', note: `A cluster refuses it: ${message}` }]
  })
  return {
    target: 'istio',
    objects: done.flatMap(it => it.objects),
    converted: idsOf(done).filter(it => !left.has(it)),
    kept: [...idsOf(kept), ...left, ...refused.map(it => it.resource)],
    fields: [...results.flatMap(it => it.fields), ...refused, ...(done.length > 0 ? grantFields(model) : [])],
    comparison: {
      added: gateways.flatMap(it => (it.service ? [it.service] : [])),
      addedBefore: [],
      before: gateways.flatMap(it =>
        it.comparable ? [{ id: it.built.resource.id, value: it.comparable }] : [],
      ),
      after: new Map(),
      uncompared: [],
      assumed: [...new Set(gateways.flatMap(it => it.assumed))],
    },
  }
}

/** Gateways with what is attached to them, as far as one leads to another; or routes for the same services of the mesh. */
interface Part {
  readonly gateways: readonly BuiltGateway[]
  readonly sets: readonly Resource[]
  readonly routes: readonly Route[]
  readonly policies: readonly Resource[]
  /** Gateways of classes that are not Istio's, or that Istio does not know. */
  readonly others: readonly Resource[]
}

function membersOf({ gateways, sets, routes, policies, others }: Part): readonly Resource[] {
  return [
    ...gateways.map(it => it.resource),
    ...others,
    ...sets,
    ...routes.map(it => it.resource),
    ...policies,
  ]
}

function partsOf(model: Model): readonly Part[] {
  const built = builtGateways(model)
  const routes = routeKinds.flatMap(kind => effective(model, kind).map(readRoute))
  const roots = new Map<string, string>()
  const rootOf = (key: string): string => {
    const next = roots.get(key)
    if (next === undefined || next === key) return key
    const root = rootOf(next)
    roots.set(key, root)
    return root
  }
  const join = (a: string, b: string) => roots.set(rootOf(a), rootOf(b))
  for (const it of built) for (const set of it.sets) join(set.resource.id, it.resource.id)
  for (const { resource, parentRefs } of routes)
    for (const ref of parentRefs) {
      const kind = ref.kind === 'Gateway' ? kubernetesGateway : ref.kind
      join(resource.id, `${kind}/${ref.namespace}/${ref.name}`)
    }
  const parts = new Map<string, { -readonly [K in keyof Part]: Part[K][number][] }>()
  const partOf = (id: string) => {
    const key = rootOf(id)
    const known = parts.get(key) ?? { gateways: [], sets: [], routes: [], policies: [], others: [] }
    parts.set(key, known)
    return known
  }
  for (const it of built) {
    const part = partOf(it.resource.id)
    part.gateways.push(it)
    part.sets.push(...it.sets.map(own => own.resource))
  }
  for (const it of effective(model, kubernetesGateway))
    if (!built.some(own => own.resource === it)) partOf(it.id).others.push(it)
  for (const it of routes) partOf(it.resource.id).routes.push(it)
  for (const it of backendPolicies(model)) partOf(it.id).policies.push(it)
  return [...parts.values()] as unknown as readonly Part[]
}

type Names = (kind: string, namespace: string, name: string) => string

function istioNames(model: Model): Names {
  const claims = new Map<string, (name: string) => string>()
  return (kind, namespace, name) => {
    const key = `${kind} ${namespace}`
    const known = model.ofKind(kind).filter(it => it.namespace === namespace && !it.origin)
    const claim = claims.get(key) ?? nameClaims(known.map(it => ({ name: it.name, text: '' })))
    claims.set(key, claim)
    return claim(name)
  }
}

interface ConvertedPart {
  readonly resources: readonly Resource[]
  readonly objects: readonly MadeObject[]
  readonly fields: readonly CarriedField[]
  readonly gateways: readonly MadeIstioGateway[]
  /** Those of which nothing is made, where the part is converted anyway. */
  readonly left: readonly ResourceId[]
}

function convertPart(model: Model, part: Part, names: Names): ConvertedPart {
  const fields: CarriedField[] = []
  const tellFor = (it: Resource): Tell => tellOf(it, fields)
  for (const it of part.others)
    tellFor(it)('blocked', ['spec', 'gatewayClassName'], 'Istio does not serve this class. Keep the Gateway.')
  const placed = part.routes.flatMap(it => placedRoutes(model, it, tellFor(it.resource)))
  const gateways = part.gateways.map(it => {
    const made = makeGateway(model, it, isForWhole(it, placed), tellFor)
    for (const { value, of } of made.objects) {
      const { name, namespace } = value.metadata as { name: string; namespace: string }
      if (names('Gateway', namespace, name) !== name)
        tellFor(of)(
          'blocked',
          ['metadata', 'name'],
          `There is a Gateway ${name} of Istio in namespace ${namespace} already.`,
        )
    }
    return made
  })
  for (const it of part.sets)
    tellFor(it)('carried', ['spec', 'listeners'], 'Servers of the Gateway that it is for')
  const objects = [
    ...gateways.flatMap(it => it.objects),
    ...routesThrough(placed, gateways, names),
    ...routesInMesh(model, placed, names),
    ...part.policies.flatMap(it => convertPolicy(model, it, tellFor(it))),
  ]
  const resources = membersOf(part)
  const told = withoutRepeats(fields)
  const own = resources.filter(it => !part.sets.includes(it))
  return { resources, objects, fields: told, gateways, left: leftOut(own, objects, told).map(it => it.id) }
}

const knownOfRule = ['name', 'matches', 'filters', 'backendRefs', 'timeouts', 'retry', 'sessionPersistence']

/** A route with what Istio makes of it at gateways, for listeners at which the same hostnames count; each of its fields is told of. */
function placedRoutes(model: Model, route: Route, tell: Tell): readonly PlacedRoute[] {
  const { resource } = route
  tellOthers(resource.spec, ['parentRefs', 'hostnames', 'rules', 'useDefaultGateways'], ['spec'], tell)
  const parents = parentsOf(model, route)
  for (const ref of route.parentRefs) {
    const path = ['spec', 'parentRefs', ref.index]
    const parent = parents.find(it => it.ref === ref || it.ref.index === ref.index)
    tellParent(parent, path, tell)
  }
  const isMesh = parents.length > 0 && parents.every(it => it.mesh)
  const { rules, fault } = translateRoute(model, route, isMesh)
  if (rules.length === 0)
    tell(
      'cannot',
      ['spec', 'rules'],
      `Istio serves none of its rules today: ${fault?.message ?? 'there are none.'} Mend or delete it.`,
    )
  else if (fault)
    tell('approximated', ['spec', 'rules'], `${fault.message} Callers get 503 for it then, and 500 today.`)
  for (const { value, path } of route.rules) {
    tellOthers(value, knownOfRule, path, tell)
    if ('sessionPersistence' in value)
      tell('carried', [...path, 'sessionPersistence'], 'Istio does nothing with it, so it is left out')
    tell('carried', path, 'A rule, in the place in which it is tried')
  }
  if (route.hostnames.length > 0) tell('carried', ['spec', 'hostnames'], 'hosts')
  const byHosts = new Map<string, PlacedRoute & { readonly listeners: BuiltListener[] }>()
  const answers = parents.flatMap(it => it.listeners.filter(own => !own.denial && own.hostnames.length > 0))
  for (const { listener, hostnames } of answers) {
    const counting = hostnames.filter(it => hostsOverlap(it, listener.hostname ?? '*'))
    // Those that are for another listener alone are nobody's here.
    const isOne = hostnames.length === Math.max(1, route.hostnames.length)
    const key = isOne ? '' : counting.join(' ')
    const group = byHosts.get(key) ?? {
      route,
      listeners: [],
      hostnames: isOne ? hostnames : counting,
      rules,
      tell,
    }
    if (!group.listeners.includes(listener)) group.listeners.push(listener)
    byHosts.set(key, group)
  }
  const all = [...byHosts.values()].filter(it => it.hostnames.length > 0)
  return all.length > 0 ? all : [{ route, listeners: [], hostnames: ['*'], rules, tell }]
}

function tellParent(parent: RouteParent | undefined, path: readonly (string | number)[], tell: Tell): void {
  if (!parent)
    tell(
      'cannot',
      path,
      'The files do not have this parent, or Istio does not serve it. Add it, or delete the reference.',
    )
  else if (parent.mesh?.denial) tell('cannot', path, 'The files do not have this service. Add it.')
  else if (!parent.mesh && parent.listeners.every(it => it.denial))
    tell('carried', path, 'No listener takes the route today, so nothing is made of it there')
  else tell('carried', path, parent.mesh ? 'hosts, for calls within the mesh' : 'gateways')
}

/** Whether VirtualServices for the whole Gateway would be for the listeners that the routes are attached to, and for no others. */
function isForWhole(built: BuiltGateway, routes: readonly PlacedRoute[]): boolean {
  const all = listenersOf(built).filter(it => it.isParent)
  if (all.some(it => it.hosts.some(host => host.startsWith('~')))) return false
  return routes.every(({ route, listeners, hostnames }) => {
    const own = listeners.filter(it => all.includes(it))
    if (own.length === 0) return true
    const hosts = hostnames
    const would = all.filter(
      it =>
        sortOf(it) === sortOf(own[0]!) &&
        (route.kind === 'TCPRoute' || hosts.some(host => hostsOverlap(host, it.hostname ?? '*'))) &&
        it.hosts.some(host => [route.resource.namespace, '*'].includes(host.slice(0, host.indexOf('/')))),
    )
    return would.length === own.length && would.every(it => own.includes(it))
  })
}

/** Which rules of a VirtualService a listener takes. */
function sortOf({ protocol, serverTls }: BuiltListener): string {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return 'http'
  return protocol === 'TLS' && serverTls?.mode === 'PASSTHROUGH' ? 'tls' : 'tcp'
}

function routesThrough(
  placed: readonly PlacedRoute[],
  gateways: readonly MadeIstioGateway[],
  names: Names,
): MadeObject[] {
  const named = (it: PlacedRoute) => [
    ...new Set(
      it.listeners.flatMap(listener => {
        const owner = gateways.find(own => listenersOf(own.built).includes(listener))
        return owner ? [owner.nameFor(listener, it.route.resource.namespace)] : []
      }),
    ),
  ]
  const attached = placed.filter(it => it.listeners.length > 0 && it.rules.length > 0)
  const web = attached.filter(it => it.route.kind === 'HTTPRoute' || it.route.kind === 'GRPCRoute')
  const groups: PlacedRoute[][] = []
  for (const it of web.toSorted(byAge)) {
    const group = groups.find(own => own.some(other => areTriedTogether(it, other)))
    if (group) group.push(it)
    else groups.push([it])
  }
  const made = groups.flatMap(group => {
    const [first, ...more] = group as [PlacedRoute, ...PlacedRoute[]]
    for (const it of more) {
      if (canonical(placesKey(it)) !== canonical(placesKey(first)))
        it.tell(
          'cannot',
          ['spec'],
          `Its rules are sorted together with those of ${first.route.resource.name} on a listener, and the two have other hostnames, listeners or namespaces. Make these the same.`,
        )
      else
        it.tell(
          'approximated',
          ['metadata', 'name'],
          `Its rules join those of VirtualService ${first.route.resource.name}, with which they are sorted.`,
        )
    }
    const { name, namespace } = first.route.resource
    return httpService(group, named(first), () => names('VirtualService', namespace, name))
  })
  tellAppended(groups)
  const taken = new Set<string>()
  const streams = attached
    .filter(it => !web.includes(it))
    .toSorted((a, b) => homeRank(a) - homeRank(b) || byAge(a, b))
    .filter(it => isFirst(it, taken))
    .flatMap(it => {
      const { name, namespace } = it.route.resource
      return streamService(it, named(it), names('VirtualService', namespace, name)) ?? []
    })
  return [...made, ...streams]
}

/** Of several routes for one port, or for one server name, Istio takes the first. */
function isFirst({ route, listeners, rules, tell }: PlacedRoute, taken: Set<string>): boolean {
  const keys = listeners.flatMap(it => {
    const at = `${nameOf(it.gateway)} ${it.port}`
    const isByName = route.kind === 'TLSRoute' && sortOf(it) === 'tls'
    if (!isByName) return [`${at} ${it.hostname ?? '*'}`]
    return intersectHosts(route.hostnames, [it.hostname ?? '*']).map(name => `${at} ${name}`)
  })
  const lost = keys.filter(it => taken.has(it))
  for (const it of keys) taken.add(it)
  if (lost.length === 0) return true
  if (lost.length < keys.length)
    tell(
      'cannot',
      rules[0]?.path ?? ['spec'],
      'Another route takes some of its connections. Leave them to one.',
    )
  else tell('carried', ['spec', 'rules'], 'Another route takes its connections, so nothing is made of it')
  return false
}

function homeRank({ route, listeners }: PlacedRoute): number {
  return Number(listeners[0]?.gateway.namespace !== route.resource.namespace)
}

/** Those of the namespace of the gateway come first, then the older ones, then by what Istio calls them, which ends with the host. */
function isLaterToday(a: PlacedRoute, b: PlacedRoute): boolean {
  const nameOfAll = ({ hostnames, listeners }: PlacedRoute) => `${listeners[0]?.internalName}~${hostnames[0]}`
  const order =
    homeRank(a) - homeRank(b) ||
    ageOf(a.route.resource) - ageOf(b.route.resource) ||
    compareText(nameOfAll(a), nameOfAll(b))
  return order > 0
}

/** Rules of hosts that a listener cuts to one name are appended by the age of routes today, and by the names of VirtualServices then. */
function tellAppended(groups: readonly (readonly PlacedRoute[])[]): void {
  groups.forEach((group, i) => {
    const [first] = group as [PlacedRoute]
    for (const other of groups.slice(0, i)) {
      const [before] = other as [PlacedRoute]
      const later = isLaterToday(before, first) ? before : first
      const isFirstThen =
        compareText(first.route.resource.name, before.route.resource.name) < 0 ? first : before
      if (later !== isFirstThen || !areCutAlike(before, first)) continue
      first.tell(
        'cannot',
        ['metadata', 'name'],
        `On a listener its rules are tried in another order beside those of ${before.route.resource.name} than as VirtualServices of the same age, which go by their names. Rename one.`,
      )
    }
  })
}

function areCutAlike(a: PlacedRoute, b: PlacedRoute): boolean {
  const cut = (it: PlacedRoute, listener: BuiltListener) =>
    intersectHosts(it.hostnames, [listener.hostname ?? '*'])
  return a.listeners.some(x =>
    b.listeners.some(
      y =>
        (x === y || (x.port === y.port && x.protocol === 'HTTP' && y.protocol === 'HTTP')) &&
        cut(a, x).some(host => cut(b, y).includes(host)),
    ),
  )
}

function placesKey({ route, listeners, hostnames }: PlacedRoute): string[] {
  return [
    route.resource.namespace,
    [...hostnames].sort().join(' '),
    listeners
      .map(it => `${nameOf(it.owner)} ${it.name}`)
      .sort()
      .join(' '),
  ]
}

function areTriedTogether(a: PlacedRoute, b: PlacedRoute): boolean {
  return (
    a.listeners.some(it => b.listeners.includes(it)) && a.hostnames.some(host => b.hostnames.includes(host))
  )
}

/** Routes for services of the mesh; those of one namespace for one service are tried together. */
function routesInMesh(model: Model, placed: readonly PlacedRoute[], names: Names): MadeObject[] {
  const groups = new Map<
    string,
    {
      readonly host: string
      readonly hosts: readonly string[]
      readonly owner: string
      readonly members: { readonly it: PlacedRoute; readonly port: number | undefined }[]
    }
  >()
  for (const it of placed)
    for (const { mesh, ref } of parentsOf(model, it.route)) {
      if (!mesh || mesh.denial) continue
      const key = `${it.route.resource.namespace} ${ref.kind} ${ref.namespace} ${ref.name}`
      const group = groups.get(key) ?? {
        host: ref.name,
        hosts: mesh.hosts,
        owner: ref.namespace,
        members: [],
      }
      group.members.push({ it, port: ref.port })
      groups.set(key, group)
    }
  const owners = new Set<string>()
  return [...groups.values()].flatMap(({ host, hosts, owner, members }) => {
    const [{ it: first }] = members as [(typeof members)[number]]
    const { namespace, name } = first.route.resource
    const isOwn = namespace === owner
    const ports = [...new Set(members.map(own => own.port))]
    const kinds = new Set(members.map(own => own.it.route.kind.replace('GRPC', 'HTTP')))
    if (ports.length > 1 && ports.includes(undefined))
      first.tell(
        'cannot',
        ['spec', 'parentRefs'],
        `Routes for ${host} with a port and without stand in for each other. Write the port in all.`,
      )
    if (kinds.size > 1)
      first.tell('cannot', ['spec'], `Routes of several kinds are for ${host}. Leave it to one kind.`)
    for (const own of hosts) {
      if (owners.has(own))
        first.tell(
          'cannot',
          ['spec', 'parentRefs'],
          `Routes of another namespace are for ${own} as well, of which the one stands in for the other by who calls.`,
        )
      owners.add(own)
    }
    const isWeb = kinds.has('HTTPRoute')
    const rules = ports.flatMap(port => {
      const routes = members.filter(own => own.port === port).map(own => withMeshRules(model, own.it))
      return isWeb ? sortedRules(routes, port) : []
    })
    if (!isWeb) {
      first.tell(
        'cannot',
        ['spec', 'parentRefs'],
        'Routes for connections within the mesh are not converted. Keep it.',
      )
      return []
    }
    const spec: JsonMap = {
      hosts:
        isOwn && hosts.length === 1 && hosts[0]?.startsWith(`${host}.${owner}.svc.`) ? [host] : [...hosts],
      ...(!isOwn && { exportTo: ['.'] }),
      http: rules,
    }
    const isAlsoAtGateway = members.some(own => own.it.listeners.length > 0)
    const wanted = isAlsoAtGateway ? `${name}-mesh` : name
    return [
      {
        of: first.route.resource,
        with: members.map(own => own.it.route.resource),
        value: virtualService(first, names('VirtualService', namespace, wanted), namespace, spec),
      },
    ]
  })
}

/** In the mesh no ReferenceGrant is asked for. */
function withMeshRules(model: Model, it: PlacedRoute): PlacedRoute {
  return { ...it, rules: translateRoute(model, it.route, true).rules }
}

/** VirtualServices refer to what they like. */
function grantFields(model: Model): CarriedField[] {
  return effective(model, 'ReferenceGrant').map(it => ({
    resource: it.id as ResourceId,
    path: [],
    how: 'carried',
    note: 'It stays. VirtualServices need none: delete it where nothing else uses it',
  }))
}
