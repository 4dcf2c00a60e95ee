import { selects } from '../../model/gateways.ts'
import { hostsOverlap } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { Place, Resource } from '../../model/resource.ts'
import {
  type EgressListener,
  type Import,
  importsService,
  readImports,
  readSidecar,
  type SidecarView,
  sidecarsIn,
} from '../../model/sidecars.ts'
import { isMadeOfRoutes, isMeshBound, readVirtualService } from '../../model/virtual-services.ts'
import type { ServiceScope } from '../routes/clusters.ts'
import { entryPort, type MeshPort } from '../routes/service-ports.ts'
import { visibleIn } from '../routes/virtual-services-in-play.ts'
import { type MeshService, portOf, servicesFor } from './mesh-services.ts'
import type { MeshWorkload } from './mesh-workload.ts'
import { hostsOf } from './rules-for-host.ts'
import { scopeServices } from './scope-services.ts'

/** What the sidecar of a workload is told of: by the Sidecar resource for it, else everything that its namespace may see. */
export interface SidecarScope {
  readonly sidecar: Resource | undefined
  /** One for each entry of `egress` in the order of writing; a single one for everything without a Sidecar. */
  readonly egress: readonly EgressScope[]
  /** The services that it has clusters for. */
  readonly known: ServiceScope
  /** Whether connections to addresses that no service has are let through. */
  readonly allowAny: boolean
  readonly policyPlace: Place | undefined
  /** Parts of the Sidecar that change what is captured, and are not looked at here. */
  readonly ignored: readonly Place[]
}

/** What one egress listener imports. */
export interface EgressScope {
  /** The only port it is for; undefined for all that no other has. */
  readonly port: number | undefined
  /** What that port is said to speak, whatever the services there say of themselves. */
  readonly speaks: MeshPort | undefined
  readonly place: Place | undefined
  readonly services: readonly MeshService[]
  /** In the order in which they are looked at. */
  readonly virtualServices: readonly Resource[]
}

/** The scope of a workload's sidecar (model/sidecar.go). */
export function sidecarScope(model: Model, workload: MeshWorkload): SidecarScope {
  const sidecar = sidecarFor(model, workload)
  const view = sidecar && readSidecar(sidecar)
  const listeners: readonly EgressListener[] = view?.egress.length ? view.egress : [everything]
  const services = servicesFor(model, workload.namespace)
  const virtualServices = visibleIn(model, workload.namespace).filter(
    it => isMeshBound(readVirtualService(it)) && isForCallersIn(workload.namespace, it, services),
  )
  const egress = listeners.map((listener): EgressScope => {
    const { hosts, path } = listener
    const speaks = listener.port && entryPort(listener.port)
    const port = speaks?.number
    const imports = readImports(hosts, workload.namespace)
    const found = services.filter(it => importsService(imports, it))
    return {
      port,
      speaks,
      place: sidecar && path && { resource: sidecar.id, path },
      services: withAliases(oneNamespaceEach(found, workload.namespace)).filter(
        it => port === undefined || portOf(it, port) !== undefined,
      ),
      virtualServices: virtualServices.filter(it => importsVirtualService(imports, it)),
    }
  })
  return {
    sidecar,
    egress,
    known: scopeServices(model, workload.namespace, egress),
    allowAny: view?.allowAny ?? true,
    policyPlace:
      sidecar && view?.hasPolicy
        ? { resource: sidecar.id, path: ['spec', 'outboundTrafficPolicy'] }
        : undefined,
    ignored: sidecar && view ? view.ignored.map(path => ({ resource: sidecar.id, path })) : [],
  }
}

/** A route for a service of another namespace is for callers of its own namespace alone (core/route/route.go). */
function isForCallersIn(
  namespace: string,
  virtualService: Resource,
  services: readonly MeshService[],
): boolean {
  if (virtualService.namespace === namespace || !isMadeOfRoutes(virtualService)) return true
  const hosts = hostsOf(virtualService)
  return services.some(
    it => it.namespace === virtualService.namespace && hosts.includes(it.host.toLowerCase()),
  )
}

/** What is imported for a port: by the first egress entry that is for it or for all. */
export function egressFor({ egress }: SidecarScope, port: number): EgressScope | undefined {
  return egress.find(it => it.port === undefined || it.port === port)
}

/** The Sidecar of a workload: one whose selector fits before one without, the older first, then the root namespace's own. */
export function sidecarFor(model: Model, { namespace, labels }: MeshWorkload): Resource | undefined {
  const all = sidecarsIn(model, namespace)
  const fits = ({ selector }: SidecarView) => selector !== undefined && selects(selector, labels)
  return (
    all.find(it => fits(readSidecar(it))) ??
    all.find(it => readSidecar(it).selector === undefined) ??
    // Namespaces that have none get that of the root namespace.
    sidecarsIn(model, model.settings.rootNamespace).find(it => readSidecar(it).selector === undefined)
  )
}

const everything: EgressListener = { port: undefined, hosts: ['*/*'], path: undefined }

function importsVirtualService(imports: readonly Import[], resource: Resource): boolean {
  const hosts = hostsOf(resource)
  return imports.some(
    it =>
      !it.excludes &&
      (it.namespace === '*' || it.namespace === resource.namespace) &&
      hosts.some(host => hostsOverlap(host, it.host)),
  )
}

/**
 * Of services of one name in several namespaces, those of the workload's own are used, else of the first; Kubernetes' own
 * before others. All of the namespace stay, a ServiceEntry beside a Service as well.
 */
function oneNamespaceEach(services: readonly MeshService[], own: string): readonly MeshService[] {
  const chosen = new Map<string, MeshService>()
  for (const it of services) {
    const known = chosen.get(it.host)
    const outranks =
      known &&
      (it.namespace === own ||
        (it.kind === 'service' && known.kind === 'serviceEntry' && known.namespace !== own))
    if (!known || outranks) chosen.set(it.host, it)
  }
  return services.filter(it => chosen.get(it.host)?.namespace === it.namespace)
}

/** Each service with the ExternalNames that lead to it, over others where need be. */
function withAliases(services: readonly MeshService[]): readonly MeshService[] {
  const targets = new Map(services.flatMap(it => (it.aliasOf ? [[it.host, it.aliasOf] as const] : [])))
  if (targets.size === 0) return services
  const aliases = new Map<string, string[]>()
  for (const alias of targets.keys()) {
    let end = alias
    for (let hops = 0; targets.has(end) && hops <= targets.size; hops++) end = targets.get(end)!
    aliases.set(end, [...(aliases.get(end) ?? []), alias])
  }
  return services.map(it =>
    it.aliasOf === undefined && aliases.has(it.host) ? { ...it, aliases: aliases.get(it.host)! } : it,
  )
}
