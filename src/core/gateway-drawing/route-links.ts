import { sameValue } from '../data/same-value.ts'
import { type GatewayNode, meshEntry } from '../graph/graph.ts'
import { createGraphBuilder, type GraphBuilder, origin } from '../graph/graph-builder.ts'
import { type Links, nothing, type Use } from '../graph/host-nodes.ts'
import { shorten } from '../graph/match-words.ts'
import { columnWidth, withGatewayHeight } from '../graph/sizes.ts'
import { parentListeners } from '../istio/gateway-api/gateways.ts'
import { kubernetesGateway, type RouteKind, routeKinds } from '../istio/gateway-api/kinds.ts'
import { type ParentRef, readRoute } from '../istio/gateway-api/read-route.ts'
import {
  type Denial,
  type ParentAnswer,
  parentsOf,
  type RouteParent,
} from '../istio/gateway-api/route-parents.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { intersectHosts } from '../model/hosts.ts'
import { memoByPlace } from '../model/memo.ts'
import { effective, type Model } from '../model/model.ts'
import type { Place, Resource } from '../model/resource.ts'
import { listenerRowId } from './listener-boxes.ts'

/** The ways to routes of one kind. Those that say what they said are the same objects as before. */
export function linksOfRoutes(model: Model, kind: RouteKind): readonly Links[] {
  return keptLinks.get(kind)!(model, effective(model, kind))
}

const keptLinks = new Map(
  routeKinds.map(kind => [
    kind,
    memoByPlace<Links>(
      model => [parentListeners(model)],
      (model, resource, old) => {
        const now = linksOf(model, resource)
        return old && sameValue(old, now) ? old : now
      },
    ),
  ]),
)

function linksOf(model: Model, resource: Resource): Links {
  const builder = createGraphBuilder()
  const uses = usesOfRoute(builder, model, resource)
  const { nodes, edges } = builder.build()
  return { unserved: nodes.length === 0 && edges.length === 0 ? nothing : { nodes, edges }, uses }
}

/** From listeners and the mesh under hosts. A parent that does not take the route gets an edge that says why. */
function usesOfRoute(builder: GraphBuilder, model: Model, resource: Resource): readonly Use[] {
  const parents = parentsOf(model, readRoute(resource))
  return readRoute(resource).parentRefs.flatMap(ref => {
    const place = { resource: resource.id, path: ['spec', 'parentRefs', ref.index] }
    const parent = parents.find(it => it.ref.index === ref.index)
    const uses = parent ? usesOf(resource, parent, place) : []
    if (uses.length === 0) addBroken(builder, model, resource, ref, parent, place)
    return uses
  })
}

function usesOf(resource: Resource, { listeners, mesh }: RouteParent, place: Place): Use[] {
  const to = { virtualService: resource.id, place }
  if (mesh)
    return mesh.denial
      ? []
      : mesh.hosts.map(host => ({ host, source: meshEntry, sourceRow: undefined, ...to }))
  return listeners
    .filter(it => !it.denial)
    .flatMap(({ listener, hostnames }) => {
      const { owner, path, hostname = '*' } = listener
      const from = { source: owner.id, sourceRow: listenerRowId(owner, Number(path.at(-1))) }
      return intersectHosts(hostnames, [hostname]).map(host => ({ host, ...from, ...to }))
    })
}

function addBroken(
  builder: GraphBuilder,
  model: Model,
  resource: Resource,
  ref: ParentRef,
  parent: RouteParent | undefined,
  place: Place,
): void {
  const isGateway = ref.group === gatewayApiGroup && (ref.kind === 'Gateway' || ref.kind === 'ListenerSet')
  if (!isGateway) return
  const key = ref.kind === 'Gateway' ? kubernetesGateway : 'ListenerSet'
  const owner = model.find(key, ref.namespace, ref.name)
  const source = owner?.id ?? addGhost(builder, key, ref)
  const broken = owner && why(ref, parent?.listeners ?? [])
  builder.addEdge({
    id: `${source}→${resource.id}#parent/${ref.index}`,
    source,
    target: resource.id,
    type: 'bind',
    ...(broken && { broken }),
    place,
  })
}

/** A Gateway or ListenerSet that is named but not in the files. */
function addGhost(builder: GraphBuilder, key: string, { namespace, name }: ParentRef): string {
  const id = `ghost:${key}/${namespace}/${name}`
  const node: GatewayNode = {
    ...origin,
    id,
    type: 'gateway',
    kind: key,
    column: 'gateway',
    width: columnWidth.gateway,
    height: 0,
    title: shorten(name),
    subtitle: shorten(`${namespace} · Gateway API`),
    ghost: true,
    ...(key === kubernetesGateway && { absent: { kind: kubernetesGateway, namespace, name } }),
    rows: [],
  }
  builder.addNode(withGatewayHeight(node))
  return id
}

/** Why no listener takes the route, in a sentence. */
function why(ref: ParentRef, answers: readonly ParentAnswer[]): string {
  const name = `${ref.kind} ${ref.name}`
  if (answers.length === 0) return `${name} has no listener that routes can be attached to.`
  const named = answers.find(it => it.listener.name === ref.sectionName)
  const denials = (named ? [named] : answers).flatMap(it => it.denial?.because ?? [])
  const worst = order.find(it => denials.includes(it))
  return worst === undefined ? `No hostname of the route takes effect at ${name}.` : reasons[worst](ref, name)
}

const order: readonly Denial['because'][] = ['namespace', 'kind', 'hostname', 'port', 'section', 'missing']

const reasons: Record<Denial['because'], (ref: ParentRef, name: string) => string> = {
  namespace: (_, name) => `${name} takes no routes of this namespace: allowedRoutes leaves it out.`,
  kind: (_, name) => `${name} takes no routes of this kind there.`,
  hostname: (_, name) => `No listener of ${name} takes the hostnames of the route.`,
  port: ({ port }, name) => `${name} has no listener on port ${port}.`,
  section: ({ sectionName }, name) => `${name} has no listener ${sectionName}.`,
  missing: (_, name) => `${name} is not in the files.`,
}
