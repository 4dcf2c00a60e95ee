import { kindKey } from '../kinds/kind-key.ts'
import { readDestinationRule } from '../model/destination-rules.ts'
import { resolveGatewayName } from '../model/gateway-references.ts'
import { readGateway } from '../model/gateways.ts'
import { fullHost } from '../model/hosts.ts'
import { memoByValue } from '../model/memo.ts'
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

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)]
}
