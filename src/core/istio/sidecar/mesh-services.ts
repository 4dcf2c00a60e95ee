import { ageOf, byAge, compareText } from '../../model/age.ts'
import { fullHost, serviceOfHost } from '../../model/hosts.ts'
import { memoByKinds, memoByValue } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { mapsAt, textAt, textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService, readServiceEntry, scopesOf } from '../../model/services.ts'
import { isMeshBound, readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { entryPort, type MeshPort, servicePort } from '../routes/service-ports.ts'
import { isIp } from './addresses.ts'

/** A service as a sidecar knows it. A ServiceEntry is one for each of its hosts and addresses. */
export interface MeshService {
  readonly host: string
  readonly namespace: string
  /** Of the cluster. */
  readonly domain: string
  readonly kind: 'service' | 'serviceEntry' | 'assumed'
  readonly ports: readonly MeshPort[]
  readonly exportTo: readonly string[]
  /** Addresses that the files tell; the first is the one that a sidecar listens on. */
  readonly addresses: readonly string[]
  /** The range of addresses of a ServiceEntry, in place of an address. */
  readonly range: string | undefined
  /** Whether connections to it have an address of their own, told or not; else its ports are shared by name. */
  readonly hasAddress: boolean
  readonly headless: boolean
  /** Where an ExternalName leads: it is only another name for that. */
  readonly aliasOf: string | undefined
  /** ExternalNames that lead to it; known once a sidecar's scope is. */
  readonly aliases: readonly string[]
  /** Undefined for one that the files refer to without holding it. */
  readonly resource: Resource | undefined
}

/** The services of the files, the older first, those of one age by name, and then those that VirtualServices of the mesh refer to. */
export const meshServices = memoByKinds(
  ['Service', 'ServiceEntry', 'VirtualService'],
  (model): readonly MeshService[] => {
    const known = [
      ...effective(model, 'Service').map(kubernetesService),
      ...effective(model, 'ServiceEntry').toSorted(byAge).flatMap(entryServices),
    ].toSorted(byServiceAge)
    const hosts = new Set(known.map(it => it.host))
    return [
      ...known,
      ...assumedHosts(model).flatMap(it => (hosts.has(it) ? [] : (assumed(it, model.settings.domain) ?? []))),
    ]
  },
)

/** The services that a namespace may see, its own private ones first, then those exported to it by name, then public ones. */
export function servicesFor(model: Model, namespace: string): readonly MeshService[] {
  const groups: MeshService[][] = [[], [], []]
  for (const service of meshServices(model)) {
    if (service.kind === 'assumed' && !mayExist(model, service)) continue
    const scopes = scopesOf(service.exportTo, service.namespace)
    if (scopes.includes('*')) groups[2]?.push(service)
    else if (scopes.includes(namespace) && !scopes.includes('~'))
      groups[service.namespace === namespace ? 0 : 1]?.push(service)
  }
  return groups.flat()
}

/** What a service speaks on a port; one that is only assumed has every port. */
export function portOf(service: MeshService, number: number): MeshPort | undefined {
  const port = service.ports.find(it => it.number === number)
  return (
    port ??
    (service.kind === 'assumed' ? { number, protocol: 'unknown', instance: '', stated: '' } : undefined)
  )
}

/** What is not in the files may exist all the same, unless the workspace is said to be complete. */
function mayExist({ settings }: Model, { host }: MeshService): boolean {
  const named = serviceOfHost(host, settings.domain)
  return (
    !settings.complete ||
    (named !== undefined && settings.declared.includes(`Service/${named.namespace}/${named.name}`))
  )
}

/** Pilot's order (SortServicesByCreationTime): a service of a ServiceEntry has its host for a name. */
function byServiceAge(a: MeshService, b: MeshService): number {
  if (!a.resource || !b.resource) return 0
  const name = ({ host, kind, resource }: MeshService) => (kind === 'service' ? resource?.name : host) ?? ''
  return (
    ageOf(a.resource) - ageOf(b.resource) ||
    compareText(name(a), name(b)) ||
    compareText(a.namespace, b.namespace)
  )
}

const kubernetesService = memoByValue((resource): MeshService => {
  const external = textAt(resource.spec, 'type') === 'ExternalName'
  const clusterIp = textAt(resource.spec, 'clusterIP') ?? ''
  const headless = clusterIp === 'None'
  const addresses = [clusterIp, ...textsAt(resource.spec, 'clusterIPs')].filter(
    it => it !== '' && it !== 'None',
  )
  return {
    host: fullHost(resource.name, resource),
    namespace: resource.namespace,
    domain: resource.domain,
    kind: 'service',
    ports: mapsAt(resource.spec, 'ports').map(servicePort),
    exportTo: readService(resource).exportTo,
    addresses: [...new Set(addresses)],
    range: undefined,
    hasAddress: !external,
    headless,
    aliasOf: external ? (textAt(resource.spec, 'externalName') ?? '') : undefined,
    aliases: [],
    resource,
  }
})

const entryServices = memoByValue((resource): readonly MeshService[] => {
  const written = textsAt(resource.spec, 'addresses').filter(it => isIp(it.split('/')[0]!))
  const ports = mapsAt(resource.spec, 'ports').map(entryPort)
  return readServiceEntry(resource).hosts.flatMap(({ text }) =>
    (written.length > 0 ? written : [undefined]).map(it => ({
      host: text,
      namespace: resource.namespace,
      domain: resource.domain,
      kind: 'serviceEntry' as const,
      ports,
      exportTo: textsAt(resource.spec, 'exportTo'),
      ...addressing(it),
      headless: false,
      aliasOf: undefined,
      aliases: [],
      resource,
    })),
  )
})

/** A range of one address is that address. */
function addressing(written: string | undefined): Pick<MeshService, 'addresses' | 'range' | 'hasAddress'> {
  if (written === undefined) return { addresses: [], range: undefined, hasAddress: false }
  const [address = '', bits] = written.split('/')
  if (bits !== undefined && bits !== (address.includes(':') ? '128' : '32'))
    return { addresses: [], range: written, hasAddress: false }
  return { addresses: [address], range: undefined, hasAddress: true }
}

function assumed(host: string, domain: string): MeshService | undefined {
  const named = serviceOfHost(host, domain)
  return (
    named && {
      host,
      namespace: named.namespace,
      domain,
      kind: 'assumed',
      ports: [],
      exportTo: [],
      addresses: [],
      range: undefined,
      hasAddress: true,
      headless: false,
      aliasOf: undefined,
      aliases: [],
      resource: undefined,
    }
  )
}

/** Hosts and destinations of the mesh's VirtualServices that have the name of a Kubernetes service. */
function assumedHosts(model: Model): readonly string[] {
  const hosts = new Set<string>()
  for (const resource of effective(model, 'VirtualService')) {
    const view = readVirtualService(resource)
    if (!isMeshBound(view) && view.hosts.length > 0) continue
    for (const { text } of view.hosts) hosts.add(fullHost(text, resource))
    for (const { destinations } of rulesOf(view))
      for (const it of destinations) hosts.add(fullHost(it.host, resource))
  }
  return [...hosts].filter(it => !it.startsWith('*'))
}
