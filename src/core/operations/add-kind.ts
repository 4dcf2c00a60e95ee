import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { kindNamed } from '../kinds/index.ts'
import { kindKey, kindWords } from '../kinds/kind-key.ts'
import { readGateway, redirectsToHttps, routeKindOf } from '../model/gateways.ts'
import { serviceOfHost } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { mapAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { podLabels } from '../model/workloads.ts'
import { defaultSettings } from '../settings.ts'
import type { Json } from '../yaml/source-document.ts'
import { addResource } from './add-resource.ts'
import { gatewayApiBeginning } from './gateway-api-beginning.ts'
import type { Operation } from './operation.ts'
import { plainName } from './plain-name.ts'
import { templateOf } from './templates.ts'
import { usualSelector, usualServer } from './usual-gateway.ts'
import { missingDestination, unruledHost, usualDestination, writtenIn } from './usual-service.ts'

export interface KindWish {
  readonly kind: string
  /** The file to add it to; a new one where it is missing. */
  readonly file?: string | undefined
  /** What is selected: its namespace and its names are meant before those of others. */
  readonly near?: ResourceId | undefined
}

/**
 * Adds a resource of a kind that begins with what the files say: the namespace, hosts, services, ports, subsets and labels of what
 * is selected, else of what lacks such a resource, else of what is usual there. In an empty workspace it begins with the template.
 */
export function addKind({ kind, file, near }: KindWish): Operation {
  return {
    title: `Add ${kindWords(kind)}`,
    run(files, settings = defaultSettings) {
      const model = readModel(files, settings)
      const beside = near === undefined ? undefined : model.resources.find(it => it.id === near)
      const namespace = beside?.namespace || usualNamespace(model, file)
      const begun = beginning(kind, { model, namespace, near: beside })
      return addResource({
        kind,
        file,
        name: begun?.name,
        namespace: begun?.namespace ?? namespace,
        template: begun?.spec,
      }).run(files, settings)
    },
  }
}

/** What a new resource can be read off. */
interface Around {
  readonly model: Model
  readonly namespace: string
  readonly near: Resource | undefined
}

interface Beginning {
  readonly spec: Json
  readonly name?: string | undefined
  readonly namespace?: string | undefined
}

/** That of most resources of the file, else of the workspace. */
function usualNamespace(model: Model, file: string | undefined): string {
  const inFile = model.resources.filter(it => it.file === file)
  const counts = new Map<string, number>()
  for (const { namespace } of inFile.length > 0 ? inFile : model.resources)
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? model.settings.defaultNamespace
}

function beginning(kind: string, around: Around): Beginning | undefined {
  switch (kind) {
    case 'Gateway':
      return { spec: gatewaySpec(around) }
    case 'VirtualService':
      return routes(around)
    case 'DestinationRule':
      return destinationRule(around)
    case 'ServiceEntry':
      return outsideService(around)
    case 'Service':
      return service(around)
    default:
      return gatewayApiBeginning(kind, around.model, around.namespace, around.near) ?? policy(kind, around)
  }
}

/** For the hosts of what is selected, else of the VirtualServices that no Gateway serves. */
export function gatewaySpec({ model, namespace, near }: Around): Json {
  const own = near?.kind === 'VirtualService' ? near : undefined
  const served = new Set(
    effective(model, 'Gateway').flatMap(it =>
      readGateway(it).servers.flatMap(server => server.hosts.map(host => host.host)),
    ),
  )
  const wanting = own ? [own] : effective(model, 'VirtualService').filter(it => it.namespace === namespace)
  const hosts = wanting
    .flatMap(it => readVirtualService(it).hosts.map(host => host.text))
    .filter(it => (it === '*' && own) || (it.includes('.') && !it.endsWith(model.settings.domain)))
    .filter(it => own || !served.has(it))
  const { http, tls, tcp } = own ? readVirtualService(own) : { http: [], tls: [], tcp: [] }
  const kind = http.length > 0 || tls.length + tcp.length === 0 ? 'http' : tls.length > 0 ? 'tls' : 'tcp'
  const rules = { http, tls, tcp }[kind]
  const selector = usualSelector(model, namespace)
  const server = usualServer(model, {
    kind,
    selector,
    hosts: hosts.length > 0 ? [...new Set(hosts)] : ['*'],
    port: kind === 'http' ? undefined : rules.flatMap(it => it.matches).find(it => it.port)?.port,
  })
  return { selector, servers: [server] }
}

/** For a host that a Gateway takes and no VirtualService has. */
function routes({ model, namespace, near }: Around): Beginning | undefined {
  const gateways = near && kindKey(near) === 'Gateway' ? [near] : effective(model, 'Gateway')
  const taken = new Set(
    effective(model, 'VirtualService').flatMap(it => readVirtualService(it).hosts.map(host => host.text)),
  )
  const host = gateways
    .flatMap(it => readGateway(it).servers)
    .filter(it => routeKindOf(it) === 'http' && !redirectsToHttps(it))
    .flatMap(it => it.hosts.map(one => one.host))
    .find(it => it !== '*' && it !== '' && !taken.has(it))
  const destination = usualDestination(model, namespace, near)
  if (host === undefined && destination === undefined) return undefined
  const name = serviceName(model, destination, namespace)
  const template = templateOf('VirtualService')!.spec('')
  return {
    name,
    spec: {
      hosts: host !== undefined ? [host] : name !== undefined ? [name] : (template as { hosts: Json }).hosts,
      http: [{ route: [{ destination: destination ?? { host: 'web' } }] }],
    },
  }
}

function serviceName(model: Model, destination: Json | undefined, namespace: string): string | undefined {
  const host = (destination as { host?: string } | undefined)?.host ?? ''
  return host.includes('.')
    ? serviceOfHost(host, model.settings.domain)?.name
    : host || namespace || undefined
}

function destinationRule({ model, namespace, near }: Around): Beginning | undefined {
  const found = unruledHost(model, namespace, near)
  if (!found) return undefined
  const service = serviceOfHost(found.host, model.settings.domain)
  const names = found.subsets.length > 0 ? found.subsets : ['v1', 'v2']
  const home = service?.namespace ?? namespace
  return {
    name: service?.name ?? plainName(found.host, 'outside'),
    namespace: home,
    spec: {
      host: writtenIn(model, found.host, home),
      subsets: names.map(name => ({ name, labels: { version: name } })),
    },
  }
}

function outsideService({ model, namespace, near }: Around): Beginning | undefined {
  const found = missingDestination(model, 'outside', namespace, near)
  if (!found) return undefined
  const number = found.port ?? 443
  const protocol = number === 443 ? 'TLS' : number === 80 || number === 8080 ? 'HTTP' : 'TCP'
  return {
    name: plainName(found.host, 'outside'),
    spec: {
      hosts: [found.host],
      location: 'MESH_EXTERNAL',
      ports: [{ number, name: protocol.toLowerCase(), protocol }],
      resolution: found.host.startsWith('*') ? 'NONE' : 'DNS',
    },
  }
}

function service({ model, namespace, near }: Around): Beginning | undefined {
  const found = missingDestination(model, 'inside', namespace, near)
  const named = found && serviceOfHost(found.host, model.settings.domain)
  if (!named) return undefined
  const port = found.port ?? 80
  return {
    name: named.name,
    namespace: named.namespace,
    spec: { selector: { app: named.name }, ports: [{ name: 'http', port, targetPort: found.port ?? 8080 }] },
  }
}

/** A policy begins with the labels of one workload: that of the Service that is selected, else of one of the namespace. */
function policy(kind: string, { model, namespace, near }: Around): Beginning | undefined {
  // The Gateway API's kinds have no selector.
  const template = templateOf(kind)
  if (kindNamed(kind)?.group === gatewayApiGroup) return undefined
  const services = [
    ...(near?.kind === 'Service' ? [near] : []),
    ...effective(model, 'Service').filter(it => it.namespace === namespace),
  ]
  const labels =
    services.map(it => Object.fromEntries(stringsOf(mapAt(it.spec, 'selector'))))[0] ??
    effective(model, 'Pod')
      .filter(it => it.namespace === namespace)
      .map(it => Object.fromEntries([...podLabels(it)].filter(([key]) => key === 'app')))
      .find(it => Object.keys(it).length > 0)
  if (!template || !labels || Object.keys(labels).length === 0) return undefined
  return { spec: withLabels(template.spec(template.name), labels) }
}

function stringsOf(map: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(map).filter((it): it is [string, string] => typeof it[1] === 'string')
}

function withLabels(spec: Json, labels: Readonly<Record<string, string>>): Json {
  const { selector, workloadSelector, ...rest } = spec as Record<string, Json>
  return {
    ...(selector !== undefined && { selector: { matchLabels: { ...labels } } }),
    ...(workloadSelector !== undefined && { workloadSelector: { labels: { ...labels } } }),
    ...rest,
  }
}
