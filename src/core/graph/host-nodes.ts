import { gatewayLinks, whyUnbound } from '../model/binding.ts'
import { resolveGatewayName } from '../model/gateway-references.ts'
import { readGateway, redirectsToHttps } from '../model/gateways.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Place, Resource, ResourceId } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { addGhostGateway, serverRowId } from './gateway-nodes.ts'
import type { NodeId } from './graph.ts'
import { type GraphBuilder, origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { columnWidth, plainHeight } from './sizes.ts'

/** Draws how the VirtualServices are reached: from servers and the mesh over hosts, and where a link does not take effect. */
export function addBindings(builder: GraphBuilder, model: Model, virtualServices: readonly Resource[]): void {
  const uses = new HostUses()
  for (const resource of virtualServices) {
    for (const link of gatewayLinks(model, resource)) {
      const place = { resource: resource.id, path: ['spec', 'gateways', link.index] }
      if (!link.gateway) addMissingLink(builder, resource, link.text, place)
      else if (link.bindings.some(it => it.bound))
        addServed(builder, uses, resource, link.gateway, link.bindings, place)
      else
        builder.addEdge({
          id: `${link.gateway.id}→${resource.id}`,
          source: link.gateway.id,
          target: resource.id,
          type: 'bind',
          broken: whyUnbound(link.bindings) ?? '',
          place,
        })
    }
    addMeshUses(uses, resource)
  }
  uses.draw(builder)
}

interface Use {
  /** A gateway and its row, or the mesh. */
  readonly source: NodeId
  readonly sourceRow?: string
  readonly virtualService: ResourceId
  readonly place?: Place
}

const meshEntry = 'entry/mesh'

function addServed(
  builder: GraphBuilder,
  uses: HostUses,
  resource: Resource,
  gateway: Resource,
  bindings: ReturnType<typeof gatewayLinks>[number]['bindings'],
  place: Place,
): void {
  const { servers } = readGateway(gateway)
  const isRedirected = (i: number) => servers[i] !== undefined && redirectsToHttps(servers[i])
  let reached = false
  bindings.forEach((binding, i) => {
    if (!binding.bound || isRedirected(i)) return
    reached = true
    const use = { source: gateway.id, sourceRow: serverRowId(gateway, i), virtualService: resource.id, place }
    for (const host of binding.hosts) uses.add(host, use)
  })
  if (reached) return
  builder.addEdge({
    id: `${gateway.id}→${resource.id}`,
    source: gateway.id,
    target: resource.id,
    type: 'bind',
    broken: `Only a port of ${gateway.name} that redirects everything to HTTPS takes the hosts of ${resource.name}.`,
    place,
  })
}

function addMissingLink(builder: GraphBuilder, resource: Resource, text: string, place: Place): void {
  const name = resolveGatewayName(text, resource.namespace)
  if (!name) return
  const ghost = addGhostGateway(builder, name.namespace, name.name)
  builder.addEdge({
    id: `${ghost}→${resource.id}`,
    source: ghost,
    target: resource.id,
    type: 'bind',
    place,
  })
}

function addMeshUses(uses: HostUses, resource: Resource): void {
  const view = readVirtualService(resource)
  if (!isMeshBound(view)) return
  for (const { text } of view.hosts)
    uses.add(fullHost(text, resource.namespace), { source: meshEntry, virtualService: resource.id })
}

/** Sources that lead the same host to the same VirtualServices share a node; others have one of their own. */
class HostUses {
  private readonly byHost = new Map<string, Map<string, Use[]>>()

  add(host: string, use: Use): void {
    const sources = this.byHost.get(host) ?? new Map<string, Use[]>()
    this.byHost.set(host, sources)
    const key = use.sourceRow ?? use.source
    const list = sources.get(key)
    if (!list) sources.set(key, [use])
    else if (!list.some(it => it.virtualService === use.virtualService)) list.push(use)
  }

  draw(builder: GraphBuilder): void {
    for (const [host, sources] of this.byHost) {
      const groups = new Map<string, Use[]>()
      for (const list of sources.values()) {
        const reached = list.map(it => it.virtualService).join('+')
        groups.set(reached, [...(groups.get(reached) ?? []), ...list])
      }
      for (const [reached, group] of groups)
        drawHost(builder, groups.size === 1 ? `host/${host}` : `host/${host}/${reached}`, host, group)
    }
  }
}

function drawHost(builder: GraphBuilder, id: NodeId, host: string, uses: readonly Use[]): void {
  const service = serviceOfHost(host)
  const subtitle = host === '*' ? 'any host' : service?.namespace
  builder.addNode({
    ...origin,
    id,
    type: 'host',
    column: 'host',
    width: columnWidth.host,
    height: plainHeight,
    title: shorten(service?.name ?? host),
    ...(subtitle && { subtitle: shorten(subtitle) }),
    host,
  })
  for (const { source, sourceRow, virtualService, place } of uses) {
    if (source === meshEntry) addMeshEntry(builder)
    builder.addEdge({
      id: `${sourceRow ?? source}→${id}`,
      source,
      ...(sourceRow && { sourceRow }),
      target: id,
      type: 'serve',
      ...(place && { place }),
    })
    builder.addEdge({
      id: `${id}→${virtualService}`,
      source: id,
      target: virtualService,
      type: 'bind',
      ...(place && { place }),
    })
  }
}

function addMeshEntry(builder: GraphBuilder): void {
  builder.addNode({
    ...origin,
    id: meshEntry,
    type: 'entry',
    column: 'entry',
    width: columnWidth.entry,
    height: plainHeight,
    title: 'Mesh',
    subtitle: 'sidecars',
    entry: 'mesh',
  })
}
