import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import { addDestination, type NewDestination } from '../../core/operations/add-destination.ts'
import { addMatch } from '../../core/operations/add-match.ts'
import { addRule } from '../../core/operations/add-rule.ts'
import { addServer } from '../../core/operations/add-server.ts'
import { changeDestination } from '../../core/operations/change-destination.ts'
import { linkGateway } from '../../core/operations/link-gateway.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { setMirrorShare } from '../../core/operations/set-mirror-share.ts'
import { ruleActions, setRuleAction } from '../../core/operations/set-rule-action.ts'
import { type ServerPurpose, setServerPurpose } from '../../core/operations/set-server-purpose.ts'
import { scaleWeights, setShare, splitEvenly, weightsOf } from '../../core/operations/set-share.ts'
import { setWeights } from '../../core/operations/set-weights.ts'
import { scaledTo100, sharedEvenly, shareTaken } from '../../core/operations/shares.ts'
import { unlinkGateway } from '../../core/operations/unlink-gateway.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { change, insertedLast, itemsAt, Refused } from './one-change.ts'
import { get, InTheWay, insert, isMap, type JsonMap, remove, same, set } from './plain-values.ts'
import type { Candidate, World } from './possible-operation.ts'
import { gatewayMeant } from './references-meant.ts'

const protocols = ['http', 'tls', 'tcp'] as const

/** Every operation on servers, rules, matches, destinations and links of a resource. */
export function routeOperations(
  world: World,
  resource: Resource,
  pick: (count: number) => number,
): Candidate[] {
  if (kindKey(resource) === 'Gateway')
    return [
      added(world, resource, ['spec', 'servers'], addServer(resource.id), isServer),
      ...itemsAt(resource, ['spec', 'servers']).flatMap(it => purposes(world, resource, it)),
    ]
  // Kinds of that name in other API groups are not Istio's.
  if (kindKey(resource) !== 'VirtualService') return []
  const gateways = world.resources.filter(it => kindKey(it) === 'Gateway')
  return [
    ...protocols.map(it => newRule(world, resource, it)),
    ...protocols.flatMap(protocol =>
      itemsAt(resource, ['spec', protocol]).flatMap(rule => [
        added(world, resource, [...rule, 'match'], addMatch({ resource: resource.id, path: rule }), isMap),
        ...destinations(world, resource, rule, pick),
        ...(protocol === 'http'
          ? [...actions(world, resource, rule), ...mirrors(world, resource, rule)]
          : []),
      ]),
    ),
    ...gateways.flatMap(it => [link(world, resource, it), unlink(world, resource, it)]),
  ]
}

/** What each purpose that needs no certificate makes of a server: its protocol, and all that its TLS settings hold then. */
const plainPurposes: readonly [ServerPurpose, RegExp, string, JsonMap | undefined][] = [
  ['http', /^(http2?|http_proxy|grpc|grpc-web)$/i, 'HTTP', undefined],
  ['redirect', /^(http2?|http_proxy|grpc|grpc-web)$/i, 'HTTP', { httpsRedirect: true }],
  ['tcp', /^(?!$|http|grpc|tls$)/i, 'TCP', undefined],
  ['passthrough', /^(https|tls)$/i, 'TLS', { mode: 'PASSTHROUGH' }],
]

function purposes(world: World, resource: Resource, server: Path): Candidate[] {
  return plainPurposes.map(([purpose, kept, protocol, settings]) =>
    change(world, resource, 'setServerPurpose', server, () => ({
      operation: setServerPurpose({ resource: resource.id, path: server }, purpose),
      within: server,
      removes: true,
      value(before) {
        if (!isMap(get(before, server))) throw new Refused()
        const written = get(before, [...server, 'port', 'protocol'])
        const stays = typeof written === 'string' && kept.test(written)
        const spoken = stays ? before : set(before, [...server, 'port', 'protocol'], protocol)
        if (!settings) return remove(spoken, [...server, 'tls'])
        const tls = get(before, [...server, 'tls'])
        if (tls !== undefined && tls !== null && !isMap(tls)) throw new InTheWay()
        return set(spoken, [...server, 'tls'], settings)
      },
    })),
  )
}

/** An item more at the end of a list, of which only its form is known. */
function added(
  world: World,
  resource: Resource,
  list: Path,
  operation: Operation,
  isRight: (item: Json, others: readonly Json[]) => boolean,
): Candidate {
  const name = list.at(-1) === 'match' ? 'addMatch' : 'addServer'
  return change(world, resource, name, list, () => ({
    operation,
    within: list,
    adds: true,
    value: before => insertedLast(before, list, isRight),
  }))
}

function isServer(item: Json, others: readonly Json[]): boolean {
  const isFree = (part: string) => !others.some(it => get(it, ['port', part]) === get(item, ['port', part]))
  const hosts = get(item, ['hosts'])
  return isFree('number') && isFree('name') && Array.isArray(hosts) && hosts.length > 0
}

function newRule(world: World, resource: Resource, protocol: (typeof protocols)[number]): Candidate {
  const list = ['spec', protocol]
  return change(world, resource, 'addRule', list, () => ({
    operation: addRule(resource.id, protocol),
    within: list,
    adds: true,
    value(before) {
      const found = get(before, list)
      const rules = Array.isArray(found) ? found : []
      const last = rules.at(-1)
      const index = last !== undefined && takesAll(last, protocol) ? rules.length - 1 : rules.length
      const needsMatch = rules.length > 0 || protocol === 'tls'
      const isRight = (item: Json) =>
        typeof get(item, ['route', 0, 'destination', 'host']) === 'string' &&
        Array.isArray(get(item, ['match'])) === needsMatch
      return insertedLast(before, list, isRight, index)
    },
  }))
}

function takesAll(rule: Json, protocol: string): boolean {
  const match = get(rule, ['match'])
  if (!Array.isArray(match) || match.length === 0) return protocol !== 'tls'
  if (protocol !== 'http') return false
  return match.some(it => {
    if (!isMap(it)) return false
    const { name: _name, statPrefix: _statPrefix, ...conditions } = it
    return (
      Object.keys(conditions).length === 0 || same(conditions, { uri: { prefix: '/' } }) || isRoot(conditions)
    )
  })
}

/** Anything may stand beside the prefix, which alone is looked at. */
function isRoot(conditions: { [key: string]: Json }): boolean {
  return Object.keys(conditions).join() === 'uri' && get(conditions, ['uri', 'prefix']) === '/'
}

function destinations(
  world: World,
  resource: Resource,
  rule: Path,
  pick: (count: number) => number,
): Candidate[] {
  const place = { resource: resource.id, path: rule }
  const routes = itemsAt(resource, [...rule, 'route'])
  const wanted: NewDestination = [
    { host: 'new.example.com' },
    { host: 'new', subset: 'v9', port: 8080 },
    { host: 'new', port: 80 },
  ][pick(3)]!
  const mirrors = [...itemsAt(resource, [...rule, 'mirrors'])]
  if (isMap(get(resource.value as Json, [...rule, 'mirror']))) mirrors.push([...rule, 'mirror'])
  return [
    change(world, resource, 'addDestination', rule, () => ({
      operation: addDestination(place, wanted),
      within: [...rule, 'route'],
      adds: true,
      value: before => withDestination(before, rule, wanted),
    })),
    change(world, resource, 'setWeights', rule, () => {
      const weights = routes.map((_, i) => (i === 0 ? 60 : pick(40)))
      return {
        operation: setWeights(place, weights),
        within: [...rule, 'route'],
        value: before =>
          weights.reduce((it, weight, i) => set(it, [...rule, 'route', i, 'weight'], weight), before),
      }
    }),
    ...shareOperations(world, resource, rule, pick),
    ...[...routes, ...mirrors].map(path =>
      change(world, resource, 'changeDestination', path, () => ({
        operation: changeDestination({ resource: resource.id, path }, wanted),
        within: path,
        removes: true,
        value: before => ledTo(before, path, wanted),
      })),
    ),
  ]
}

/** What the shares come to is the subject of the tests beside `shares.ts`. */
function shareOperations(
  world: World,
  resource: Resource,
  rule: Path,
  pick: (count: number) => number,
): Candidate[] {
  const place = { resource: resource.id, path: rule }
  const percent = pick(101)
  const all: [string, Operation, (weights: readonly number[]) => number[]][] = [
    ['setShare', setShare(place, 0, percent), weights => shareTaken(weights, 0, percent)],
    ['scaleWeights', scaleWeights(place), scaledTo100],
    ['splitEvenly', splitEvenly(place), weights => sharedEvenly(weights)],
  ]
  return all.map(([name, operation, next]) =>
    change(world, resource, name, rule, () => ({
      operation,
      within: [...rule, 'route'],
      value: before => {
        const weights = weightsOf(get(before, [...rule, 'route']))
        if (weights.length < 2) throw new Refused()
        return next(weights).reduce(
          (it, weight, i) => set(it, [...rule, 'route', i, 'weight'], weight),
          before,
        )
      },
    })),
  )
}

function withDestination(before: Json, rule: Path, { host, subset, port }: NewDestination): Json {
  const value = get(before, rule)
  if (!isMap(value)) throw new Refused()
  if (['redirect', 'directResponse', 'delegate'].some(it => (value[it] ?? null) !== null)) throw new Refused()
  const route = value.route ?? []
  if (!Array.isArray(route)) throw new Refused()
  const destination: Json = {
    host,
    ...(subset === undefined ? {} : { subset }),
    ...(port === undefined ? {} : { port: { number: port } }),
  }
  const path = [...rule, 'route']
  if (route.length === 0) return insert(before, path, 0, { destination })
  const alone = route.length === 1 && (get(route, [0, 'weight']) ?? null) === null
  const kept = alone ? set(before, [...path, 0, 'weight'], 100) : before
  return insert(kept, path, route.length, { destination, weight: 0 })
}

function ledTo(before: Json, path: Path, { host, subset, port }: NewDestination): Json {
  if (!isMap(get(before, path))) throw new Refused()
  const at = path.at(-1) === 'mirror' ? path : [...path, 'destination']
  let value = set(before, [...at, 'host'], host)
  value = subset === undefined ? remove(value, [...at, 'subset']) : set(value, [...at, 'subset'], subset)
  if (port === undefined) return remove(value, [...at, 'port'])
  return isMap(get(value, [...at, 'port']))
    ? set(value, [...at, 'port', 'number'], port)
    : set(value, [...at, 'port'], { number: port })
}

function actions(world: World, resource: Resource, rule: Path): Candidate[] {
  const begins = {
    route: [{ destination: { host: 'new' } }],
    redirect: { uri: '/new' },
    directResponse: { status: 503, body: { string: 'closed\nfor now' } },
    delegate: { name: 'new' },
  }
  return ruleActions.map(action =>
    change(world, resource, 'setRuleAction', rule, () => ({
      operation: setRuleAction({ resource: resource.id, path: rule }, action, begins[action]),
      within: rule,
      removes: true,
      value(before) {
        if (!isMap(get(before, rule))) throw new Refused()
        const isThere = (get(before, [...rule, action]) ?? null) !== null
        const begun = isThere ? before : set(before, [...rule, action], begins[action])
        const answers = action === 'redirect' || action === 'directResponse'
        const leaving = [...ruleActions.filter(it => it !== action), ...(answers ? ['rewrite', 'fault'] : [])]
        return leaving.reduce((it, key) => remove(it, [...rule, key]), begun)
      },
    })),
  )
}

/** One mirror has its percentage beside it, several have it within. */
function mirrors(world: World, resource: Resource, rule: Path): Candidate[] {
  const shares: [Path, Path][] = [
    [
      [...rule, 'mirror'],
      [...rule, 'mirrorPercentage', 'value'],
    ],
    ...itemsAt(resource, [...rule, 'mirrors']).map((it): [Path, Path] => [
      it,
      [...it, 'percentage', 'value'],
    ]),
  ]
  return shares.map(([path, share]) =>
    change(world, resource, 'setMirrorShare', path, () => ({
      operation: setMirrorShare({ resource: resource.id, path }, 5),
      within: share.slice(0, -1),
      removes: true,
      value(before) {
        const found = get(before, path)
        if (typeof found !== 'object' || found === null) throw new Refused()
        return set(before, share, 5)
      },
    })),
  )
}

function link(world: World, resource: Resource, gateway: Resource): Candidate {
  const path = ['spec', 'gateways']
  return change(world, resource, 'linkGateway', path, () => ({
    operation: linkGateway(resource.id, gateway.id),
    within: path,
    value(before) {
      const hosts = get(before, ['spec', 'hosts'])
      if (!Array.isArray(hosts) || hosts.length === 0 || gateway.name === '') throw new Refused()
      const found = get(before, path)
      const entries = Array.isArray(found) ? found : []
      if (entries.some(it => means(it, resource, gateway))) return before
      return after => {
        const written = get(after, [...path, entries.length])!
        if (!means(written, resource, gateway))
          throw new Error(`${JSON.stringify(written)} means another Gateway`)
        const keepsMesh =
          entries.length === 0 && !hosts.includes('*') && hosts.some(it => isCalled(world, it))
        return set(before, path, [...entries, written, ...(keepsMesh ? ['mesh'] : [])])
      }
    },
  }))
}

/** Whether calls in the mesh may use a host: that of a service, short or whole, or of a ServiceEntry. */
function isCalled(world: World, host: Json): boolean {
  if (typeof host !== 'string' || host === '') return false
  if (!/[.:*]/.test(host) || host.endsWith('.svc.cluster.local')) return true
  return world.resources
    .filter(it => kindKey(it) === 'ServiceEntry')
    .some(it => {
      const hosts = get(it.value as Json, ['spec', 'hosts'])
      return Array.isArray(hosts) && hosts.includes(host)
    })
}

function unlink(world: World, resource: Resource, gateway: Resource): Candidate {
  const path = ['spec', 'gateways']
  return change(world, resource, 'unlinkGateway', path, () => ({
    operation: unlinkGateway(resource.id, gateway.id),
    within: path,
    removes: true,
    value(before) {
      const found = get(before, path)
      const entries = Array.isArray(found) ? found : []
      const left = entries.filter(it => !means(it, resource, gateway))
      if (left.length === entries.length) throw new Refused()
      return left.length === 0 ? remove(before, path) : set(before, path, left)
    },
  }))
}

function means(entry: Json, from: Resource, gateway: Resource): boolean {
  return (
    typeof entry === 'string' &&
    gatewayMeant(entry, from.namespace) === `${gateway.namespace}/${gateway.name}`
  )
}
