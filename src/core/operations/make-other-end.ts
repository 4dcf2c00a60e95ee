import { gatewayReference } from '../model/gateway-references.ts'
import { type RouteKind, readGateway, routeKindOf, type Server } from '../model/gateways.ts'
import { fullHost, isWildcard, serviceOfHost } from '../model/hosts.ts'
import { effective, homeIn, type Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import type { Place, Resource, ResourceId } from '../model/resource.ts'
import { readService, serviceNamed } from '../model/services.ts'
import { fullHosts, isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { defaultSettings } from '../settings.ts'
import type { Json } from '../yaml/source-document.ts'
import { addDestination } from './add-destination.ts'
import { gatewaySpec } from './add-kind.ts'
import { addResource, freeName } from './add-resource.ts'
import { allOf } from './all-of.ts'
import { findTarget } from './edit-resources.ts'
import { isRoute } from './gateway-api-plans.ts'
import { gatewayBeforeRoute } from './gateway-before-route.ts'
import { linkGateway } from './link-gateway.ts'
import { meshParent } from './link-service.ts'
import type { DestinationEnd } from './link-step.ts'
import type { Operation, OperationResult } from './operation.ts'
import { plainName } from './plain-name.ts'
import { backendRef } from './route-backends.ts'
import {
  type RouteKind as NewRouteKind,
  redirectForListener,
  routeForListener,
} from './route-for-listener.ts'
import { writtenIn } from './usual-service.ts'
import { nameOf } from './words.ts'

/** A link of which one end is there: what is made at the other, filled from it. */
export type OtherEnd =
  | { readonly make: 'VirtualService'; readonly gateway: ResourceId; readonly server?: number }
  /** A route of the Gateway API, of a kind that the listener takes. */
  | {
      readonly make: 'route'
      readonly kind: NewRouteKind
      readonly gateway: ResourceId
      readonly server?: number
    }
  /** A route that redirects what comes to a listener to HTTPS. */
  | { readonly make: 'redirect'; readonly gateway: ResourceId; readonly server: number }
  | { readonly make: 'Gateway'; readonly virtualService: ResourceId }
  | { readonly make: 'Service'; readonly rule: Place }
  | { readonly make: 'routes'; readonly to: DestinationEnd; readonly file?: string | undefined }
  /** A route of the Gateway API for the calls to a service in the mesh. */
  | { readonly make: 'calls'; readonly to: DestinationEnd; readonly file?: string | undefined }

/** Makes what a link leads to or comes from, in the file and namespace of the end that is there, and links it. */
export function makeOtherEnd(end: OtherEnd): Operation {
  const title = titleOf(end)
  return {
    title,
    run(files, settings = defaultSettings): OperationResult {
      if (end.make === 'routes')
        return routesTo(readModel(files, settings), end.to, end.file).run(files, settings)
      if (end.make === 'calls')
        return callsTo(readModel(files, settings), end.to, end.file).run(files, settings)
      const target = findTarget(files, settings, endThere(end))
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      const model = readModel(files, settings)
      const free = (kind: string, wanted: string) =>
        freeName(files, settings, kind, resource.namespace, wanted)
      switch (end.make) {
        case 'VirtualService':
          return routesBehind(model, resource, end.server, it => free('VirtualService', it)).run(
            files,
            settings,
          )
        case 'route':
        case 'redirect': {
          const { kind, name, spec } =
            end.make === 'redirect'
              ? redirectForListener(resource, end.server)
              : routeForListener(model, resource, end.kind, end.server)
          const { namespace, file } = resource
          return addResource({ kind, name: free(kind, name), namespace, file, template: spec }).run(
            files,
            settings,
          )
        }
        case 'Gateway':
          if (isRoute(resource)) return gatewayBeforeRoute(resource, title, free).run(files, settings)
          return gatewayBefore(model, resource, free('Gateway', `${resource.name}-gateway`), title).run(
            files,
            settings,
          )
        case 'Service':
          return serviceBehind(resource, end.rule, free('Service', resource.name || 'service'), title).run(
            files,
            settings,
          )
      }
    },
  }
}

/** The resource of the end that is there. */
function endThere(end: Exclude<OtherEnd, { readonly to: DestinationEnd }>): ResourceId {
  switch (end.make) {
    case 'VirtualService':
    case 'route':
    case 'redirect':
      return end.gateway
    case 'Gateway':
      return end.virtualService
    case 'Service':
      return end.rule.resource
  }
}

function titleOf(end: OtherEnd): string {
  switch (end.make) {
    case 'VirtualService':
      return `Add a VirtualService for ${nameOf(end.gateway)}`
    case 'route':
      return `Add ${end.kind} for ${nameOf(end.gateway)}`
    case 'redirect':
      return `Redirect ${nameOf(end.gateway)} to HTTPS`
    case 'Gateway':
      return `Add a Gateway for ${nameOf(end.virtualService)}`
    case 'Service':
      return `Add a Service for ${nameOf(end.rule.resource)}`
    case 'calls':
      return `Add an HTTPRoute for calls to ${end.to.host}`
    case 'routes':
      return `Add a VirtualService that routes to ${end.to.host}`
  }
}

/** For the hosts that its server offers to the Gateway's own namespace; it routes to the service that is named as the host begins. */
function routesBehind(
  model: Model,
  gateway: Resource,
  server: number | undefined,
  free: (wanted: string) => string,
): Operation {
  const { servers } = readGateway(gateway)
  const asked = server === undefined ? servers : servers.filter(it => it.index === server)
  // One VirtualService has rules of one sort to begin with: those of its HTTP servers where there are any.
  const kind = routeKinds.find(it => asked.some(one => kindMeant(one) === it)) ?? 'http'
  const meant = asked.filter(it => kindMeant(it) === kind)
  const hosts = widest((meant.length > 0 ? meant : asked).flatMap(it => it.hosts.map(host => host.host)))
  const destination = destinationFor(model, gateway, hosts)
  const service = destination.host.split('.')[0] ?? destination.host
  return addResource({
    kind: 'VirtualService',
    name: free(service),
    namespace: gateway.namespace,
    file: gateway.file,
    template: {
      hosts: hosts.length > 0 ? hosts : ['*'],
      gateways: [gatewayReference(gateway, gateway.namespace)],
      ...rulesOf(kind, hosts, meant.length === 1 ? meant[0]!.number : undefined, { destination }),
    },
  })
}

const routeKinds = ['http', 'tls', 'tcp'] as const

/** An HTTPS server that has no certificate yet will have one. */
function kindMeant(server: Server): RouteKind | undefined {
  return server.protocol.toLowerCase() === 'https' && !server.tls ? 'http' : routeKindOf(server)
}

/** One rule of a sort: TLS goes by SNI, TCP by port. */
function rulesOf(
  kind: RouteKind,
  hosts: readonly string[],
  port: number | undefined,
  route: Json,
): {
  readonly [list: string]: Json
} {
  const at: { [field: string]: Json } = port === undefined ? {} : { port }
  switch (kind) {
    case 'http':
      return { http: [{ route: [route] }] }
    case 'tls':
      return {
        tls: [{ match: [{ ...at, sniHosts: hosts.length > 0 ? [...hosts] : ['*'] }], route: [route] }],
      }
    case 'tcp':
      return { tcp: [port === undefined ? { route: [route] } : { match: [at], route: [route] }] }
  }
}

/** Each host once, without those that another one takes in: Istio refuses hosts that overlap. */
function widest(hosts: readonly string[]): string[] {
  const all = [...new Set(hosts)].filter(it => it !== '')
  const takesIn = (wide: string, host: string) =>
    wide !== host && isWildcard(wide) && host.endsWith(wide.slice(1))
  return all.filter(host => !all.some(it => takesIn(it, host)))
}

/** The service that is named as a host begins; else the only Service beside the Gateway; else one of that name, wherever it is. */
function destinationFor(
  model: Model,
  { namespace, name }: Resource,
  hosts: readonly string[],
): { host: string; port?: Json } {
  const first = hosts.find(it => !it.startsWith('*'))?.split('.')[0]
  const services = effective(model, 'Service')
  const beside = services.filter(it => it.namespace === namespace)
  const found =
    beside.find(it => it.name === first) ??
    services.find(it => it.name === first) ??
    (beside.length === 1 ? beside[0] : undefined)
  if (found) {
    const ports = readService(found).ports.flatMap(it => it.number ?? [])
    const host = writtenIn(model, fullHost(found.name, homeIn(model, found.namespace)), namespace)
    return { host, ...(ports.length > 1 && { port: { number: ports[0]! } }) }
  }
  return {
    host: first !== undefined && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(first) ? first : name || 'service',
  }
}

function gatewayBefore(model: Model, virtualService: Resource, name: string, title: string): Operation {
  const { namespace, file, id } = virtualService
  return allOf(title, [
    addResource({
      kind: 'Gateway',
      name,
      namespace,
      file,
      template: gatewaySpec({ model, namespace, near: virtualService }),
    }),
    linkGateway(id, `Gateway/${namespace}/${name}`),
  ])
}

function serviceBehind(resource: Resource, rule: Place, name: string, title: string): Operation {
  const { namespace, file } = resource
  const kind = kindOfRules(resource, rule)
  const { port, targetPort } = usualPorts[kind]
  const ports: Json = [{ name: kind, port, targetPort }]
  return allOf(title, [
    addResource({ kind: 'Service', name, namespace, file, template: { selector: { app: name }, ports } }),
    addDestination(rule, { host: name, port }),
  ])
}

/** Of which sort the rules are: those of a route of the Gateway API by its kind. */
function kindOfRules({ kind }: Resource, rule: Place): RouteKind {
  if (kind === 'TLSRoute') return 'tls'
  if (kind === 'TCPRoute') return 'tcp'
  return routeKinds.find(it => it === rule.path[1]) ?? 'http'
}

const usualPorts = {
  http: { port: 80, targetPort: 8080 },
  tls: { port: 443, targetPort: 8443 },
  tcp: { port: 9000, targetPort: 9000 },
} as const

/** For calls in the mesh: the host is the service itself, and its port says of which sort the rule is. */
function routesTo(model: Model, { host, subset, port }: DestinationEnd, file: string | undefined): Operation {
  const service = serviceOfHost(host, model.settings.domain)
  const own = service?.name ?? host
  const title = titleOf({ make: 'routes', to: { host } })
  const routed = effective(model, 'VirtualService').find(
    it => isMeshBound(readVirtualService(it)) && fullHosts(it).some(entry => entry.text === host),
  )
  if (routed)
    return {
      title,
      run: () => ({
        ok: false,
        reason: `${routed.namespace}/${routed.name} routes calls to ${host} already, and Istio takes one VirtualService for a host of the mesh. Draw from one of its rules.`,
      }),
    }
  const destination = {
    host: own,
    ...(subset !== undefined && { subset }),
    ...(port !== undefined && { port: { number: port } }),
  }
  const record = serviceNamed(model, host, service?.namespace ?? '')
  const kind = kindOfPort(record?.ports.find(it => it.number === port)?.protocol ?? '')
  return addResource({
    kind: 'VirtualService',
    name: plainName(own, 'routes'),
    namespace: service?.namespace ?? record?.resource?.namespace,
    file: file ?? record?.resource?.file,
    template: { hosts: [own], ...rulesOf(kind, [own], port, { destination }) },
  })
}

/** A route beside the service that leads all calls to where they went without it. */
function callsTo(model: Model, { host, port }: DestinationEnd, file: string | undefined): Operation {
  const title = titleOf({ make: 'calls', to: { host } })
  const service = serviceOfHost(host, model.settings.domain)
  const record = serviceNamed(model, host, service?.namespace ?? '')
  const namespace = record?.resource?.namespace ?? service?.namespace ?? model.settings.defaultNamespace
  const parent = meshParent(model, namespace, host)
  const backend = backendRef(
    { namespace, domain: record?.resource?.domain ?? model.settings.domain },
    { host, port },
    model,
  )
  if (!parent || 'refuse' in backend)
    return {
      title,
      run: () => ({ ok: false, reason: `${host} is no Service, and no ServiceEntry of the files has it.` }),
    }
  return {
    title,
    run: (files, settings) =>
      addResource({
        kind: 'HTTPRoute',
        name: freeName(
          files,
          settings ?? model.settings,
          'HTTPRoute',
          namespace,
          plainName(`${parent.name}-calls`, 'calls'),
        ),
        namespace,
        file: file ?? record?.resource?.file,
        template: { parentRefs: [{ ...parent }], rules: [{ backendRefs: [{ ...backend.ref }] }] },
      }).run(files, settings),
  }
}

/** Which rules apply to a port of a service, by its protocol; HTTP where it says none. */
function kindOfPort(protocol: string): RouteKind {
  const name = protocol.toLowerCase()
  if (name === 'tls' || name === 'https') return 'tls'
  return /^(tcp|mongo|mysql|redis|udp)$/.test(name) ? 'tcp' : 'http'
}
