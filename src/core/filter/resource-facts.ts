import { kindKey } from '../kinds/kind-key.ts'
import { readDestinationRule } from '../model/destination-rules.ts'
import { resolveGatewayName } from '../model/gateway-references.ts'
import { readGateway } from '../model/gateways.ts'
import { fullHost } from '../model/hosts.ts'
import { memoByValue } from '../model/memo.ts'
import { integerAt, type JsonMap, mapAt, mapsAt, textAt, textsAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { readService, readServiceEntry } from '../model/services.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'

/** What a resource says, key by key. */
export interface ResourceFacts {
  /** Hosts that requests ask for, as written and in full. */
  readonly hosts: readonly string[]
  /** The Gateways it is or names: `namespace/name`, or `mesh`. */
  readonly gateways: readonly string[]
  /** The full hosts it sends to or is about. */
  readonly services: readonly string[]
  readonly subsets: readonly string[]
  readonly ports: readonly number[]
  /** Names of its parts: rules, servers. */
  readonly parts: readonly string[]
}

const none: ResourceFacts = { hosts: [], gateways: [], services: [], subsets: [], ports: [], parts: [] }

/** What a resource says of itself; a kind that has no say in routes says nothing. */
export const factsOf = memoByValue((resource): ResourceFacts => {
  switch (kindKey(resource)) {
    case 'Gateway':
      return gatewayFacts(resource)
    case 'VirtualService':
      return virtualServiceFacts(resource)
    case 'DestinationRule':
      return destinationRuleFacts(resource)
    case 'ServiceEntry': {
      const { hosts, ports } = readServiceEntry(resource)
      const names = hosts.map(it => it.text)
      return { ...none, hosts: names, services: names, ports: ports.map(it => it.number) }
    }
    case 'Service': {
      const host = fullHost(resource.name, resource)
      const ports = readService(resource).ports.map(it => it.number)
      return { ...none, hosts: [host], services: [host], ports }
    }
    case 'Gateway.gateway.networking.k8s.io':
    case 'ListenerSet':
      return listenerFacts(resource)
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
      return routeFacts(resource)
    case 'BackendTLSPolicy':
      return aboutServices(resource, mapsAt(resource.spec, 'targetRefs'))
    case 'ReferenceGrant':
      return aboutServices(resource, mapsAt(resource.spec, 'to'))
    default:
      return none
  }
})

function gatewayFacts(resource: Resource): ResourceFacts {
  const { servers } = readGateway(resource)
  return {
    ...none,
    hosts: unique(servers.flatMap(it => it.hosts.map(host => host.host))),
    gateways: [`${resource.namespace}/${resource.name}`],
    ports: unique(servers.flatMap(it => it.number ?? [])),
    parts: unique(servers.flatMap(it => [it.name ?? '', it.portName])).filter(it => it !== ''),
  }
}

function virtualServiceFacts(resource: Resource): ResourceFacts {
  const { namespace } = resource
  const view = readVirtualService(resource)
  const rules = rulesOf(view)
  const targets = rules.flatMap(it => [...it.destinations, ...it.mirrors])
  const hosts = view.hosts.map(it => it.text)
  const entries = [...view.gateways, ...rules.flatMap(it => it.matches.flatMap(match => match.gateways))]
  const gateways = entries.map(({ text }) => {
    const name = resolveGatewayName(text, namespace)
    return name ? `${name.namespace}/${name.name}` : 'mesh'
  })
  return {
    hosts: unique([
      ...hosts.flatMap(it => [it, fullHost(it, resource)]),
      ...rules.flatMap(it => it.matches.flatMap(match => match.sniHosts.map(sni => sni.text))),
    ]),
    gateways: unique(view.gateways.length === 0 ? ['mesh', ...gateways] : gateways),
    services: unique(targets.flatMap(it => (it.host === '' ? [] : fullHost(it.host, resource)))),
    subsets: unique(targets.flatMap(it => it.subset || [])),
    ports: unique([
      ...targets.flatMap(it => it.port ?? []),
      ...rules.flatMap(it => it.matches.flatMap(match => match.port ?? [])),
    ]),
    parts: unique(rules.flatMap(it => it.name ?? [])),
  }
}

function destinationRuleFacts(resource: Resource): ResourceFacts {
  const { host, subsets } = readDestinationRule(resource)
  const full = host === '' ? [] : [fullHost(host, resource)]
  return { ...none, hosts: full, services: full, subsets: unique(subsets.map(it => it.name)) }
}

/** A ListenerSet is one with the Gateway that it adds to. */
function listenerFacts({ kind, namespace, name, spec }: Resource): ResourceFacts {
  const listeners = mapsAt(spec, 'listeners')
  const parent = mapAt(spec, 'parentRef')
  const gateway = kind === 'ListenerSet' ? nameIn(parent, namespace) : undefined
  return {
    ...none,
    hosts: unique(listeners.map(it => textAt(it, 'hostname') ?? '*')),
    gateways: unique([`${namespace}/${name}`, ...(gateway === undefined ? [] : [gateway])]),
    ports: unique(listeners.flatMap(it => integerAt(it, 'port') ?? [])),
    parts: unique(listeners.flatMap(it => textAt(it, 'name') || [])),
  }
}

function routeFacts(resource: Resource): ResourceFacts {
  const { namespace, spec } = resource
  const parents = mapsAt(spec, 'parentRefs')
  const rules = mapsAt(spec, 'rules')
  const backends = rules.flatMap(it => [
    ...mapsAt(it, 'backendRefs'),
    ...mapsAt(it, 'filters').map(filter => mapAt(mapAt(filter, 'requestMirror'), 'backendRef')),
  ])
  const isGateway = (it: JsonMap) => ['Gateway', 'ListenerSet'].includes(textAt(it, 'kind') ?? 'Gateway')
  return {
    ...none,
    hosts: unique(textsAt(spec, 'hostnames')),
    gateways: unique(
      parents.map(it => (isGateway(it) ? nameIn(it, namespace) : 'mesh')).filter(it => it !== ''),
    ),
    services: unique(backends.flatMap(it => serviceOf(it, resource) ?? [])),
    ports: unique([...backends, ...parents].flatMap(it => integerAt(it, 'port') ?? [])),
    parts: unique([
      ...rules.flatMap(it => textAt(it, 'name') || []),
      ...parents.flatMap(it => textAt(it, 'sectionName') || []),
    ]),
  }
}

function aboutServices(resource: Resource, refs: readonly JsonMap[]): ResourceFacts {
  return { ...none, services: unique(refs.flatMap(it => serviceOf(it, resource) ?? [])) }
}

function serviceOf(ref: JsonMap, { namespace, domain }: Resource): string | undefined {
  const name = textAt(ref, 'name') ?? ''
  if (name === '') return undefined
  const kind = textAt(ref, 'kind') ?? 'Service'
  if (kind === 'Hostname') return name
  return kind === 'Service'
    ? fullHost(name, { namespace: textAt(ref, 'namespace') ?? namespace, domain })
    : undefined
}

function nameIn(ref: JsonMap, namespace: string): string {
  const name = textAt(ref, 'name') ?? ''
  return name === '' ? '' : `${textAt(ref, 'namespace') ?? namespace}/${name}`
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)]
}
