import { kindKey } from '../../core/kinds/kind-key.ts'
import { destinationRulesFor } from '../../core/model/destination-rules.ts'
import { linkModel } from '../../core/model/model.ts'
import type { Resource } from '../../core/model/resource.ts'
import { changePort } from '../../core/operations/change-port.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { renameHost } from '../../core/operations/rename-host.ts'
import { renameListener } from '../../core/operations/rename-listener.ts'
import { renameSubset } from '../../core/operations/rename-subset.ts'
import { defaultSettings } from '../../core/settings.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { changedBy, sortOf } from './field-operations.ts'
import { get, pathsOf, set } from './plain-values.ts'
import type { Candidate, Outcome, World } from './possible-operation.ts'
import { gatewayMeant } from './references-meant.ts'

/** Other names for subsets, hosts and ports, which everything that means them follows. */
export function renameOperations(world: World, resource: Resource): Candidate[] {
  const value = resource.value as Json
  return pathsOf(value).flatMap(path => {
    const old = get(value, path)
    if (isSubsetName(resource, path) && typeof old === 'string' && old !== '')
      return [
        candidate(
          world,
          resource,
          path,
          'renameSubset',
          at => renameSubset(at, 'renamed'),
          'renamed',
          from => subsetReferences(world, resource, old, from),
        ),
      ]
    if (isHost(resource, path) && typeof old === 'string' && old !== '')
      return [
        candidate(
          world,
          resource,
          path,
          'renameHost',
          at => renameHost(at, newHost),
          newHost,
          from => hostReferences(meaning(old, resource), from),
        ),
      ]
    if (isPort(resource, path) && typeof old === 'number')
      return [
        candidate(
          world,
          resource,
          path,
          'changePort',
          at => changePort(at, 9999),
          9999,
          from => portReferences(world, resource, old, from),
        ),
      ]
    if (isListenerName(resource, path) && typeof old === 'string' && old !== '')
      return [
        candidate(
          world,
          resource,
          path,
          'renameListener',
          at => renameListener(at, 'renamed'),
          'renamed',
          from => listenerReferences(resource, old, from),
        ),
      ]
    return []
  })
}

const newHost = 'renamed.example.com'

type Followed = { path: Path; value: Json }

function candidate(
  world: World,
  resource: Resource,
  path: Path,
  name: string,
  make: (at: { resource: string; path: Path }) => Operation,
  written: Json,
  following: (from: Resource) => Followed[],
): Candidate {
  return {
    operation: name,
    sort: sortOf(resource, path),
    make() {
      const own = { resource, path, value: written }
      const others = world.resources.flatMap(from => following(from).map(it => ({ resource: from, ...it })))
      const all = [...others.filter(it => it.resource !== resource || String(it.path) !== String(path)), own]
      const outcome: Outcome = {
        changed: all.map(it => ({
          ...changedBy(world, it.resource, it.resource.value as Json, [it.path]),
          value: (_, before) => set(before, [...it.resource.base, ...it.path], it.value),
        })),
      }
      return {
        about: `${name} ${resource.id} ${JSON.stringify(path)}`,
        operation: make({ resource: resource.id, path }),
        outcome,
      }
    },
  }
}

function isSubsetName({ kind }: Resource, path: Path): boolean {
  return kind === 'DestinationRule' && shape(path) === 'spec.subsets.#.name'
}

function isListenerName(resource: Resource, path: Path): boolean {
  return listening.includes(kindKey(resource)) && shape(path) === 'spec.listeners.#.name'
}

const listening = ['Gateway.gateway.networking.k8s.io', 'ListenerSet']

/** The sections of parents that are this listener, where no other of its Gateway has the name. */
function listenerReferences(of: Resource, old: string, from: Resource): Followed[] {
  const value = from.value as Json
  const named = pathsOf(of.value as Json).filter(
    it => isListenerName(of, it) && get(of.value as Json, it) === old,
  )
  if (named.length !== 1 || !/^(?:HTTP|GRPC|TLS|TCP|UDP)Route$/.test(kindKey(from))) return []
  return pathsOf(value).flatMap(path => {
    const at = (key: string) => get(value, [...path.slice(0, -1), key])
    const isIt =
      /^spec\.parentRefs\.#\.sectionName$/.test(shape(path)) &&
      get(value, path) === old &&
      at('name') === of.name &&
      (at('namespace') ?? from.namespace) === of.namespace &&
      (at('kind') ?? 'Gateway') === of.kind &&
      (at('group') ?? 'gateway.networking.k8s.io') === 'gateway.networking.k8s.io'
    return isIt ? [{ path, value: 'renamed' }] : []
  })
}

function isHost({ kind }: Resource, path: Path): boolean {
  const hosts = {
    Gateway: 'spec.servers.#.hosts.#',
    VirtualService: 'spec.hosts.#',
    ServiceEntry: 'spec.hosts.#',
  }
  return (hosts as { [kind: string]: string })[kind] === shape(path)
}

function isPort({ kind }: Resource, path: Path): boolean {
  const ports = {
    Gateway: 'spec.servers.#.port.number',
    Service: 'spec.ports.#.port',
    ServiceEntry: 'spec.ports.#.number',
  }
  return (ports as { [kind: string]: string })[kind] === shape(path)
}

function shape(path: Path): string {
  return path.map(it => (typeof it === 'number' ? '#' : it)).join('.')
}

function subsetReferences(world: World, rule: Resource, old: string, from: Resource): Followed[] {
  const named = (it: Resource) => {
    const subsets = get(it.value as Json, ['spec', 'subsets'])
    return Array.isArray(subsets) ? subsets.filter(subset => get(subset, ['name']) === old).length : 0
  }
  if (kindKey(from) !== 'VirtualService' || named(rule) !== 1) return []
  const model = linkModel(world.resources, defaultSettings)
  return destinationsIn(from).flatMap(path => {
    const [host, subset] = [
      get(from.value as Json, [...path, 'host']),
      get(from.value as Json, [...path, 'subset']),
    ]
    if (subset !== old || typeof host !== 'string') return []
    const rules = destinationRulesFor(model, host, from.namespace).filter(it => named(it) > 0)
    return rules.length === 1 && rules[0]!.id === rule.id
      ? [{ path: [...path, 'subset'], value: 'renamed' }]
      : []
  })
}

/** By the keys they stand under, in all kinds that route. */
function hostReferences(host: string, from: Resource): Followed[] {
  const places = {
    Gateway: /^spec\.servers\.#\.hosts\.#$/,
    Sidecar: /^spec\.egress\.#\.hosts\.#$/,
    ServiceEntry: /^spec\.hosts\.#$/,
    DestinationRule: /^spec\.host$/,
    VirtualService:
      /^spec\.(?:hosts\.#|(?:http|tls|tcp)\.#\.(?:match\.#\.(?:sniHosts\.#|authority\.exact)|(?:route|mirrors)\.#\.destination\.host|mirror\.host|(?:redirect|rewrite)\.authority))$/,
  }
  const place = (places as { [kind: string]: RegExp })[kindKey(from)]
  if (!place || host === '*' || host === '') return []
  return pathsOf(from.value as Json).flatMap(path => {
    const text = get(from.value as Json, path)
    if (typeof text !== 'string' || text === '' || !place.test(shape(path)) || meaning(text, from) !== host)
      return []
    return [{ path, value: text.slice(0, text.indexOf('/') + 1) + newHost }]
  })
}

function meaning(text: string, { kind, namespace }: Resource): string {
  if (text.includes('/') || kind === 'Gateway' || kind === 'Sidecar') return text.slice(text.indexOf('/') + 1)
  return text.includes('.') || text.startsWith('*') ? text : `${text}.${namespace}.svc.cluster.local`
}

function portReferences(world: World, of: Resource, old: number, from: Resource): Followed[] {
  const listens = (it: Resource) =>
    pathsOf(it.value as Json).filter(path => isPort(it, path) && get(it.value as Json, path) === old).length
  if (listens(of) !== 1) return []
  const follow = (paths: Path[]) =>
    paths.filter(it => get(from.value as Json, it) === old).map(path => ({ path, value: 9999 }))
  if (kindKey(of) === 'Gateway') return follow(matchesBy(world, of, from, it => listens(it) > 0))

  const hosts = get(of.value as Json, ['spec', 'hosts'])
  const own =
    kindKey(of) === 'Service'
      ? [
          `${of.name}.${of.namespace}.svc.cluster.local`,
          ...(of.name.includes('.') || of.name.startsWith('*') ? [of.name] : []),
        ]
      : []
  const meant = [
    ...own,
    ...(kindKey(of) === 'ServiceEntry' && Array.isArray(hosts)
      ? hosts.filter(it => typeof it === 'string').map(it => longName(it, of))
      : []),
  ]
  const isMeant = (host: Json | undefined) => typeof host === 'string' && meant.includes(longName(host, from))
  if (kindKey(from) === 'VirtualService')
    return follow(
      destinationsIn(from)
        .filter(it => isMeant(get(from.value as Json, [...it, 'host'])))
        .map(it => [...it, 'port', 'number']),
    )
  if (/^(?:HTTP|GRPC|TLS|TCP|UDP)Route$/.test(kindKey(from)))
    return follow(servicePortsIn(from).filter(it => meant.includes(serviceBeside(from, it))))
  if (kindKey(from) !== 'DestinationRule' || !isMeant(get(from.value as Json, ['spec', 'host']))) return []
  return follow(
    pathsOf(from.value as Json).filter(it =>
      /^spec\.(?:subsets\.#\.)?trafficPolicy\.portLevelSettings\.#\.port\.number$/.test(shape(it)),
    ),
  )
}

/** Ports beside the name of a Service, whatever of a route they belong to. */
function servicePortsIn(from: Resource): Path[] {
  const value = from.value as Json
  return pathsOf(value).filter(path => {
    const ref = path.slice(0, -1)
    const usual = /parentRefs\.#$/.test(shape(ref)) ? 'Gateway' : 'Service'
    const place = /^spec\.(?:parentRefs\.#|rules\.#\.(?:.*\.)?(?:backendRefs\.#|backendRef))$/
    return (
      path.at(-1) === 'port' &&
      place.test(shape(ref)) &&
      (get(value, [...ref, 'kind']) ?? usual) === 'Service' &&
      (get(value, [...ref, 'group']) ?? (usual === 'Service' ? '' : 'other')) === ''
    )
  })
}

function serviceBeside(from: Resource, port: Path): string {
  const at = (key: string) => get(from.value as Json, [...port.slice(0, -1), key])
  const [name, namespace] = [String(at('name')), at('namespace') ?? from.namespace]
  return name.includes('.') ? name : `${name}.${String(namespace)}.svc.cluster.local`
}

function longName(host: string, { namespace }: Resource): string {
  return host.includes('.') || host.startsWith('*') ? host : `${host}.${namespace}.svc.cluster.local`
}

function matchesBy(
  world: World,
  gateway: Resource,
  from: Resource,
  listens: (it: Resource) => boolean,
): Path[] {
  if (kindKey(from) !== 'VirtualService') return []
  const value = from.value as Json
  return pathsOf(value).filter(path => {
    if (!/^spec\.(?:http|tls|tcp)\.#\.match\.#\.port$/.test(shape(path))) return false
    const own = get(value, [...path.slice(0, -1), 'gateways'])
    const named = Array.isArray(own) && own.length > 0 ? own : get(value, ['spec', 'gateways'])
    const names = Array.isArray(named)
      ? named.filter(it => typeof it === 'string').map(it => gatewayMeant(it, from.namespace))
      : []
    const meant = world.resources.filter(
      it => kindKey(it) === 'Gateway' && listens(it) && names.includes(`${it.namespace}/${it.name}`),
    )
    return meant.length > 0 && meant.every(it => it.id === gateway.id) && !names.includes('mesh')
  })
}

function destinationsIn(from: Resource): Path[] {
  return pathsOf(from.value as Json).filter(it =>
    /^spec\.(?:http|tls|tcp)\.#\.(?:mirror|(?:route|mirrors)\.#\.destination)$/.test(shape(it)),
  )
}
