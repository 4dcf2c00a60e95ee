import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import { addDestination, type NewDestination } from '../../core/operations/add-destination.ts'
import { addMatch } from '../../core/operations/add-match.ts'
import { addRule } from '../../core/operations/add-rule.ts'
import { addServer } from '../../core/operations/add-server.ts'
import { changeDestination } from '../../core/operations/change-destination.ts'
import { linkGateway } from '../../core/operations/link-gateway.ts'
import { linkService } from '../../core/operations/link-service.ts'
import { linkWithGrants } from '../../core/operations/link-with-grants.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { setCertificateSource } from '../../core/operations/set-certificate-source.ts'
import { type ServerPurpose, setServerPurpose } from '../../core/operations/set-server-purpose.ts'
import { scaleWeights, setShare, splitEvenly } from '../../core/operations/set-share.ts'
import { setWeights } from '../../core/operations/set-weights.ts'
import { scaledTo100, sharedEvenly, shareTaken } from '../../core/operations/shares.ts'
import { splitToVersion } from '../../core/operations/split-to-version.ts'
import { unlinkGateway } from '../../core/operations/unlink-gateway.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { grantsFor, isOfMesh, lackedBy, neededFor } from './moved-grants.ts'
import { change, insertedLast, itemsAt, type Made, Refused } from './one-change.ts'
import { get, InTheWay, insert, isMap, type JsonMap, remove, set } from './plain-values.ts'
import type { Candidate, World } from './possible-operation.ts'
import { filterOperations } from './route-filter-operations.ts'

const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute']
const listeningKinds = ['Gateway.gateway.networking.k8s.io', 'ListenerSet']

/** Every operation on listeners, rules, matches, backends and parents of the Gateway API. */
export function gatewayApiOperations(
  world: World,
  resource: Resource,
  pick: (count: number) => number,
): Candidate[] {
  if (listeningKinds.includes(kindKey(resource))) return onListeners(world, resource)
  if (kindKey(resource) === 'BackendTLSPolicy') return certificateSources(world, resource)
  if (!routeKinds.includes(kindKey(resource))) return []
  const gateways = world.resources.filter(it => listeningKinds.includes(kindKey(it)))
  return [
    newRule(world, resource),
    ...itemsAt(resource, ['spec', 'rules']).flatMap(rule => [
      newMatch(world, resource, rule),
      ...backends(world, resource, rule, pick),
      ...shares(world, resource, rule, pick),
      split(world, resource, rule),
      ...filterOperations(world, resource, rule),
    ]),
    ...gateways.flatMap(it => [
      link(world, resource, it, undefined),
      linkAllowed(world, resource, link(world, resource, it, undefined), linkWithGrants(resource.id, it.id)),
      ...itemsAt(it, ['spec', 'listeners']).flatMap(path => {
        const name = get(it.value as Json, [...path, 'name'])
        return typeof name === 'string' && name !== '' ? [link(world, resource, it, name)] : []
      }),
      unlink(world, resource, it),
    ]),
    ...world.resources
      .filter(it => kindKey(it) === 'Service' && /^[a-z0-9-]+$/.test(it.name))
      .map(it => calls(world, resource, it)),
  ]
}

function certificateSources(world: World, resource: Resource): Candidate[] {
  const path = ['spec', 'validation']
  const sources = [
    ['system', 'wellKnownCACertificates', 'caCertificateRefs', 'System'],
    ['objects', 'caCertificateRefs', 'wellKnownCACertificates', [{ group: '', kind: 'ConfigMap', name: '' }]],
  ] as const
  return sources.map(([source, own, other, begun]) =>
    change(world, resource, 'setCertificateSource', path, () => ({
      operation: setCertificateSource({ resource: resource.id, path }, source),
      within: path,
      removes: true,
      value(before) {
        const found = get(before, path)
        if (typeof found !== 'object' || found === null) throw new Refused()
        const isThere = (get(found, [own]) ?? null) !== null
        const made = isThere ? before : set(before, [...path, own], begun as Json)
        return remove(made, [...path, other])
      },
    })),
  )
}

function onListeners(world: World, resource: Resource): Candidate[] {
  const list = ['spec', 'listeners']
  return [
    change(world, resource, 'addServer', list, () => ({
      operation: addServer(resource.id),
      within: list,
      adds: true,
      value: before => insertedLast(before, list, isListener),
    })),
    ...itemsAt(resource, list).flatMap(it => purposes(world, resource, it)),
  ]
}

function isListener(item: Json, others: readonly Json[]): boolean {
  const isFree = (part: string) => !others.some(it => get(it, [part]) === get(item, [part]))
  return isFree('name') && isFree('port') && typeof get(item, ['protocol']) === 'string'
}

/** What each purpose makes of a listener: its protocol, its TLS mode (undefined: no TLS settings), and the sort of routes. */
const purposeFacts: readonly [ServerPurpose, string, string | undefined, string][] = [
  ['http', 'HTTP', undefined, 'http'],
  ['https', 'HTTPS', 'Terminate', 'http'],
  ['passthrough', 'TLS', 'Passthrough', 'tls'],
  ['tls-tcp', 'TLS', 'Terminate', 'tls'],
  ['tcp', 'TCP', undefined, 'tcp'],
]

function purposes(world: World, resource: Resource, listener: Path): Candidate[] {
  const place = { resource: resource.id, path: listener }
  const refused = (['redirect', 'mutual', 'auto-passthrough'] as const).map(purpose =>
    change(world, resource, 'setServerPurpose', listener, () => ({
      operation: setServerPurpose(place, purpose, 'cert'),
      within: listener,
      value() {
        throw new Refused()
      },
    })),
  )
  const done = purposeFacts.map(([purpose, protocol, mode, sort]) =>
    change(world, resource, 'setServerPurpose', listener, () => ({
      operation: setServerPurpose(place, purpose, 'new-cert'),
      within: listener,
      removes: true,
      value(before) {
        const found = get(before, listener)
        if (!isMap(found)) throw new Refused()
        const tls = get(found, ['tls'])
        if (mode && tls !== undefined && tls !== null && !isMap(tls)) throw new InTheWay()
        let value = set(before, [...listener, 'protocol'], protocol)
        if (purpose === 'tcp') value = remove(value, [...listener, 'hostname'])
        if (sortOfListener(found) !== sort) value = withoutKinds(value, listener)
        if (mode === undefined) return remove(value, [...listener, 'tls'])
        if (mode === 'Passthrough' || isWritten(found, ['tls', 'mode']))
          value = set(value, [...listener, 'tls', 'mode'], mode)
        return mode === 'Passthrough'
          ? remove(value, [...listener, 'tls', 'certificateRefs'])
          : set(value, [...listener, 'tls', 'certificateRefs'], [{ name: 'new-cert' }])
      },
    })),
  )
  return [...refused, ...done]
}

function isWritten(value: Json, path: Path): boolean {
  return get(value, path) !== undefined
}

function sortOfListener(listener: Json): string | undefined {
  const mode = get(listener, ['tls', 'mode']) ?? 'Terminate'
  return purposeFacts.find(
    ([, protocol, wanted]) =>
      protocol === get(listener, ['protocol']) && (wanted === undefined || wanted === mode),
  )?.[3]
}

/** The namespaces that stand beside the kinds stay; an empty map goes. */
function withoutKinds(value: Json, listener: Path): Json {
  const path = [...listener, 'allowedRoutes', 'kinds']
  if (get(value, path) === undefined) return value
  const holder = get(value, path.slice(0, -1))
  return remove(value, isMap(holder) && Object.keys(holder).length === 1 ? path.slice(0, -1) : path)
}

function newRule(world: World, resource: Resource): Candidate {
  const list = ['spec', 'rules']
  const takesOne = ['TLSRoute', 'TCPRoute'].includes(kindKey(resource))
  return change(world, resource, 'addRule', list, () => ({
    operation: addRule(resource.id),
    within: list,
    adds: true,
    value(before) {
      const rules = get(before, list)
      const count = Array.isArray(rules) ? rules.length : 0
      if (takesOne && count > 0) throw new Refused()
      const isRight = (item: Json) =>
        typeof get(item, ['backendRefs', 0, 'name']) === 'string' &&
        Array.isArray(get(item, ['matches'])) === count > 0
      return insertedLast(before, list, isRight)
    },
  }))
}

function newMatch(world: World, resource: Resource, rule: Path): Candidate {
  const list = [...rule, 'matches']
  const kind = kindKey(resource)
  return change(world, resource, 'addMatch', list, () => ({
    operation: addMatch({ resource: resource.id, path: rule }),
    within: list,
    adds: true,
    value(before) {
      if (!isMap(get(before, rule)) || !['HTTPRoute', 'GRPCRoute'].includes(kind)) throw new Refused()
      const condition = kind === 'HTTPRoute' ? 'path' : 'method'
      return insertedLast(before, list, it => isMap(it) && Object.keys(it).join() === condition)
    },
  }))
}

/** A host as a backend of a route in the namespace `default` names it. */
const wantedBackends: readonly [NewDestination, JsonMap | undefined][] = [
  [
    { host: 'new.example.com', port: 443 },
    { group: 'networking.istio.io', kind: 'Hostname', name: 'new.example.com', port: 443 },
  ],
  [
    { host: 'new', port: 8080 },
    { name: 'new', port: 8080 },
  ],
  [{ host: 'new', subset: 'v9' }, undefined],
]

function backends(
  world: World,
  resource: Resource,
  rule: Path,
  pick: (count: number) => number,
): Candidate[] {
  const place = { resource: resource.id, path: rule }
  const list = [...rule, 'backendRefs']
  const [wanted, ref] = wantedBackends[pick(3)]!
  const mirrors = itemsAt(resource, [...rule, 'filters']).filter(it =>
    isMap(get(resource.value as Json, [...it, 'requestMirror', 'backendRef'])),
  )
  return [
    change(world, resource, 'addDestination', rule, () => ({
      operation: addDestination(place, wanted),
      within: list,
      adds: true,
      value(before) {
        if (!isMap(get(before, rule)) || !ref || redirects(before, rule)) throw new Refused()
        const found = get(before, list)
        const count = Array.isArray(found) ? found.length : 0
        return insert(before, list, count, count > 0 ? { ...ref, weight: 0 } : ref)
      },
    })),
    ...[...itemsAt(resource, list), ...mirrors].map(path =>
      change(world, resource, 'changeDestination', path, () => ({
        operation: changeDestination({ resource: resource.id, path }, wanted),
        within: path,
        removes: true,
        value: before => ledTo(before, path, ref),
      })),
    ),
  ]
}

function redirects(value: Json, rule: Path): boolean {
  const filters = get(value, [...rule, 'filters'])
  return Array.isArray(filters) && filters.some(it => get(it, ['type']) === 'RequestRedirect')
}

/** Weight, filters and whatever else stands beside the name stay. */
function ledTo(before: Json, path: Path, ref: JsonMap | undefined): Json {
  const at = path.at(-2) === 'filters' ? [...path, 'requestMirror', 'backendRef'] : path
  const found = get(before, at)
  if (!isMap(found) || !ref) throw new Refused()
  const isUsual = (key: string) => (key === 'group' && found[key] === '') || found[key] === 'Service'
  return ['group', 'kind', 'name', 'namespace', 'port'].reduce((value, key) => {
    if (ref[key] !== undefined) return set(value, [...at, key], ref[key])
    return key !== 'namespace' && isUsual(key) ? value : remove(value, [...at, key])
  }, before)
}

function shares(world: World, resource: Resource, rule: Path, pick: (count: number) => number): Candidate[] {
  const place = { resource: resource.id, path: rule }
  const list = [...rule, 'backendRefs']
  const percent = pick(101)
  const count = itemsAt(resource, list).length
  const given = Array.from({ length: count }, () => pick(100))
  const all: [string, Operation, (weights: readonly number[]) => readonly number[]][] = [
    ['setWeights', setWeights(place, given), () => given],
    ['setShare', setShare(place, 0, percent), weights => shareTaken(weights, 0, percent)],
    ['scaleWeights', scaleWeights(place), scaledTo100],
    ['splitEvenly', splitEvenly(place), weights => sharedEvenly(weights)],
  ]
  return all.map(([name, operation, next]) =>
    change(world, resource, name, rule, () => ({
      operation,
      within: list,
      value(before) {
        const refs = get(before, list)
        const items = Array.isArray(refs) ? refs : []
        if (name !== 'setWeights' && items.length < 2) throw new Refused()
        return next(items.map(weightOf)).reduce((it, weight, i) => {
          // A weight that says so already is not written again; 1 that is not written is.
          return set(it, [...list, i, 'weight'], weight)
        }, before)
      },
    })),
  )
}

/** A backend without a weight counts as 1. */
function weightOf(ref: Json): number {
  const weight = get(ref, ['weight'])
  if (weight === undefined || weight === null) return isMap(ref) && ref.name !== undefined ? 1 : 0
  return typeof weight === 'number' && Number.isInteger(weight) && weight > 0 ? weight : 0
}

/** A Service more, behind the heaviest, with a tenth of what that had; in another namespace with a grant for it. */
function split(world: World, resource: Resource, rule: Path): Candidate {
  const list = [...rule, 'backendRefs']
  const plain = change(world, resource, 'splitToVersion', rule, (): Made => {
    return {
      operation: splitToVersion({ resource: resource.id, path: rule }),
      within: list,
      value(before) {
        const { items, index, ref, name, weight } = heaviestIn(before, list)
        if (weight < 2) throw new Refused()
        const part = Math.max(1, Math.round(weight / 10))
        const kept = set(before, [...list, index, 'weight'], weight - part)
        return insert(kept, list, index + 1, { ...ref, name: versionAfter(name, items), weight: part })
      },
    }
  })
  return {
    ...plain,
    make() {
      const made = plain.make()
      if (made.outcome === 'refused' || isOfMesh(resource)) return made
      const { items, ref, name } = heaviestIn(resource.value as Json, list)
      const { kind, namespace } = resource
      const home = get(ref, ['namespace'])
      const to = { kind: 'Service', name: versionAfter(name, items), namespace: String(home ?? namespace) }
      const { changed, added } = grantsFor(world, lackedBy(world, { kind, namespace }, to), it => it)
      return { ...made, outcome: { changed: [...(made.outcome.changed ?? []), ...changed], added } }
    },
  }
}

function heaviestIn(value: Json, list: Path) {
  const refs = get(value, list)
  const items: readonly Json[] = Array.isArray(refs) ? refs : []
  const weights = items.length === 1 ? [100] : items.map(weightOf)
  const index = weights.indexOf(Math.max(...weights))
  const ref = items[index]
  if (!isMap(ref) || typeof ref.name !== 'string') throw new Refused()
  return { items, index, ref, name: ref.name, weight: weights[index] ?? 0 }
}

/** `cart-v2` after `cart`, the first that no backend of the rule has. */
function versionAfter(name: string, items: readonly Json[]): string {
  const [base = name, version = '1'] = /^(.*)-v(\d+)$/.exec(name)?.slice(1) ?? []
  let next = Number(version) + 1
  while (items.some(it => get(it, ['name']) === `${base}-v${next}`)) next++
  return `${base}-v${next}`
}

function link(world: World, resource: Resource, gateway: Resource, listener: string | undefined): Candidate {
  const list = ['spec', 'parentRefs']
  return change(world, resource, 'linkGateway', list, () => ({
    operation: linkGateway(resource.id, gateway.id, listener),
    within: list,
    adds: true,
    value(before) {
      if (gateway.name === '') throw new Refused()
      const found = get(before, list)
      const refs = Array.isArray(found) ? found : []
      const isOfAll = (it: Json) => (get(it, ['sectionName']) ?? get(it, ['port']) ?? null) === null
      const known = refs.findIndex(
        it =>
          isParent(it, resource, gateway) &&
          (listener === undefined || get(it, ['sectionName']) === listener || isOfAll(it)),
      )
      if (known < 0) {
        const ref = {
          ...(gateway.kind !== 'Gateway' && { kind: gateway.kind }),
          name: gateway.name,
          ...(gateway.namespace !== resource.namespace && { namespace: gateway.namespace }),
          ...(listener !== undefined && { sectionName: listener }),
        }
        return insert(before, list, refs.length, ref)
      }
      const narrows = listener !== undefined && isOfAll(refs[known]!)
      return narrows ? set(before, [...list, known, 'sectionName'], listener) : before
    },
  }))
}

/** A Service as a parent in the mesh. */
function calls(world: World, resource: Resource, { name, namespace, domain }: Resource): Candidate {
  const list = ['spec', 'parentRefs']
  return change(world, resource, 'linkService', list, () => ({
    operation: linkService(resource.id, { host: `${name}.${namespace}.svc.${domain}` }),
    within: list,
    adds: true,
    value(before) {
      const found = get(before, list)
      const refs = Array.isArray(found) ? found : []
      const isThere = refs.some(
        it =>
          get(it, ['group']) === '' &&
          get(it, ['kind']) === 'Service' &&
          get(it, ['name']) === name &&
          (get(it, ['namespace']) ?? resource.namespace) === namespace,
      )
      if (isThere) throw new Refused()
      const ref = { group: '', kind: 'Service', name }
      const isBeside = namespace === resource.namespace
      return insert(before, list, refs.length, isBeside ? ref : { ...ref, namespace })
    },
  }))
}

/** The same link; a route that was at no Gateway gets the grants for its backends of other namespaces with it. */
function linkAllowed(world: World, route: Resource, plain: Candidate, operation: Operation): Candidate {
  return {
    ...plain,
    operation: 'linkWithGrants',
    make() {
      const { about, outcome } = plain.make()
      const refs = get(route.value as Json, ['spec', 'parentRefs'])
      const kinds = Array.isArray(refs) ? refs.filter(isMap).map(it => get(it, ['kind']) ?? 'Gateway') : []
      const isAttached = kinds.includes('Gateway') || kinds.includes('ListenerSet')
      if (outcome === 'refused' || isAttached) return { about, operation, outcome }
      const { changed, added } = grantsFor(world, neededFor(world, route), it => it)
      return { about, operation, outcome: { changed: [...(outcome.changed ?? []), ...changed], added } }
    },
  }
}

function unlink(world: World, resource: Resource, gateway: Resource): Candidate {
  const list = ['spec', 'parentRefs']
  return change(world, resource, 'unlinkGateway', list, () => ({
    operation: unlinkGateway(resource.id, gateway.id),
    within: list,
    removes: true,
    value(before) {
      const found = get(before, list)
      const refs = Array.isArray(found) ? found : []
      const left = refs.filter(it => !isParent(it, resource, gateway))
      if (left.length === refs.length) throw new Refused()
      return left.length === 0 ? remove(before, list) : set(before, list, left)
    },
  }))
}

function isParent(ref: Json, from: Resource, gateway: Resource): boolean {
  return (
    get(ref, ['name']) === gateway.name &&
    (get(ref, ['namespace']) ?? from.namespace) === gateway.namespace &&
    (get(ref, ['kind']) ?? 'Gateway') === gateway.kind
  )
}
