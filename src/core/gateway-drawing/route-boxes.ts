import { memoByObject } from '../data/memo-by-object.ts'
import { zipAgain } from '../data/zip-again.ts'
import type { GraphEdge, RuleRow, VirtualServiceNode } from '../graph/graph.ts'
import { createGraphBuilder, type GraphBuilder, type GraphPart } from '../graph/graph-builder.ts'
import { shorten } from '../graph/match-words.ts'
import { samePart } from '../graph/parts/same-part.ts'
import { withStale } from '../graph/parts/stale-parts.ts'
import { addRule } from '../graph/rule-edges.ts'
import { withVirtualServiceHeight } from '../graph/sizes.ts'
import { unsizedVirtualService } from '../graph/virtual-service-nodes.ts'
import { withArticle } from '../istio/gateway-api/fault.ts'
import { parentListeners } from '../istio/gateway-api/gateways.ts'
import { type RouteKind, routeKinds } from '../istio/gateway-api/kinds.ts'
import { type BackendRef, type RouteRule, readRoute } from '../istio/gateway-api/read-route.ts'
import { memoByPlace, memoByValue } from '../model/memo.ts'
import { effective, isEffective, type Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'
import { grantsFor } from '../references/reference-grants.ts'
import type { Path } from '../yaml/path.ts'
import { asVirtualService } from './as-virtual-service.ts'
import { ordinal } from './ordinal.ts'
import { type IsRefused, withAttachment } from './standing.ts'
import { type TriedRule, triedRules } from './tried-order.ts'

/** Draws the routes of a kind with their numbered rules, and where each of these leads. */
export function addRouteBoxes(
  builder: GraphBuilder,
  model: Model,
  kind: RouteKind,
  stale: ReadonlySet<ResourceId>,
  isRefused: IsRefused,
): void {
  const routes = model.ofKind(kind)
  if (routes.length === 0) return
  const drawn = drawers.get(kind)!
  const boxes = drawn.boxes(isRefused)(model, routes)
  const ways = drawn.ways(model, routes)
  const parts = drawn.partsOf(boxes, ways)
  const all = effective(model, kind) === routes ? parts : withReplaced(parts, model, routes)
  builder.addParts(
    withStale(all, routes, stale, (it, part) => {
      const node = staleBox(it)
      const attached = isEffective(model, it) ? withAttachment(node, model, it, isRefused) : node
      return { nodes: [attached, ...part.nodes.slice(1)], edges: part.edges }
    }),
  )
}

/** The parts, of which those whose route is not in effect are not said to be attached. */
function withReplaced(
  parts: readonly GraphPart[],
  model: Model,
  routes: readonly Resource[],
): readonly GraphPart[] {
  return parts.map((part, i) => {
    const it = routes[i]!
    return isEffective(model, it) ? part : { nodes: [box(it), ...part.nodes.slice(1)], edges: part.edges }
  })
}

const box = memoByValue(resource => drawBox(resource, false))
const staleBox = memoByValue(resource => drawBox(resource, true))
const leadingKinds = ['Service', 'ServiceEntry', 'DestinationRule', 'ReferenceGrant']

/** What looks as it did is the same object as before. */
const drawers = new Map(
  routeKinds.map(kind => [
    kind,
    {
      boxes: memoByObject((isRefused: IsRefused) =>
        memoByPlace<GraphPart>(
          model => [parentListeners(model)],
          (model, it, old) =>
            samePart(old, { nodes: [withAttachment(box(it), model, it, isRefused)], edges: [] }),
        ),
      ),
      ways: memoByPlace<GraphPart>(leadingKinds, (model, it, old) => samePart(old, drawWays(model, it))),
      /** Each box with its ways. */
      partsOf: zipAgain(
        (a: GraphPart, b: GraphPart): GraphPart => ({
          nodes: [...a.nodes, ...b.nodes],
          edges: [...a.edges, ...b.edges],
        }),
      ),
    },
  ]),
)

function drawBox(resource: Resource, isStale: boolean): VirtualServiceNode {
  const node = unsizedVirtualService(asVirtualService(resource), isStale)
  return withVirtualServiceHeight({
    ...node,
    kind: resource.kind,
    subtitle: shorten(`${resource.namespace} · ${resource.kind}`),
    rows: triedRules(readRoute(resource)).flatMap((tried, i) => {
      const row = node.rows[tried.index]
      return row ? [triedRow(resource, row, i + 1, tried)] : []
    }),
  })
}

/** A rule where it is tried. It keeps the number that it has in the text, by which all else speaks of it. */
function triedRow(resource: Resource, row: RuleRow, tried: number, { rank, later }: TriedRule): RuleRow {
  const { place, chips } = row
  return {
    ...row,
    rank,
    place: { ...place, path: written(resource, place.path) },
    chips: [
      ...(tried === row.number ? [] : [`tried ${ordinal(tried)}`]),
      ...(later > 0 ? [`${later} ${later === 1 ? 'match' : 'matches'} later`] : []),
      ...chips,
    ],
  }
}

function drawWays(model: Model, resource: Resource): GraphPart {
  const builder = createGraphBuilder()
  const drawn = asVirtualService(resource)
  for (const rule of rulesOf(readVirtualService(drawn))) addRule(builder, model, drawn, rule)
  const { nodes, edges } = builder.build()
  return { nodes, edges: edges.map(it => atItsPlace(model, resource, it)) }
}

function atItsPlace(model: Model, resource: Resource, edge: GraphEdge): GraphEdge {
  if (!edge.place) return edge
  const { path } = edge.place
  return {
    ...edge,
    place: { resource: resource.id, path: written(resource, path) },
    ...permission(model, resource, path),
  }
}

/** What lets a reference lead into another namespace, or what it lacks. Routes within the mesh need no grant. */
function permission(
  model: Model,
  resource: Resource,
  path: Path,
): Pick<GraphEdge, 'allowed' | 'broken'> | undefined {
  const { parentRefs } = readRoute(resource)
  const ref = backendAt(resource, path)
  if (!ref?.namespace || !parentRefs.some(it => it.kind === 'Gateway' || it.kind === 'ListenerSet'))
    return undefined
  if (ref.group !== '' || ref.kind !== 'Service') return undefined
  if (ref.namespace === resource.namespace) return undefined
  const grants = grantsFor(model, resource, { kind: 'Service', namespace: ref.namespace, name: ref.name })
  if (grants.length > 0)
    return {
      allowed: `Allowed by ReferenceGrant ${grants.map(it => it.name).join(', ')} in ${ref.namespace}.`,
    }
  const rest =
    resource.kind === 'HTTPRoute' || resource.kind === 'GRPCRoute'
      ? 'these requests are answered with 500.'
      : 'these connections are closed.'
  return {
    broken: `No ReferenceGrant in ${ref.namespace} lets ${withArticle(resource.kind)} of ${resource.namespace} refer to ${ref.name}: ${rest}`,
  }
}

/** A path of the route as a VirtualService, where it is written. */
function written(resource: Resource, path: Path): Path {
  const rule = ruleAt(resource, path)
  if (!rule) return path.slice(0, 1)
  const [, , , part] = path
  if (part === 'route') return backendAt(resource, path)?.path ?? rule.path
  const type = { mirrors: 'RequestMirror', redirect: 'RequestRedirect' }[String(part)]
  const filters = rule.filters.filter(it => it.type === type)
  return filters[typeof path[4] === 'number' ? path[4] : 0]?.path ?? rule.path
}

function backendAt(resource: Resource, [, , index, part, number]: Path): BackendRef | undefined {
  const rule = ruleAt(resource, ['', '', index ?? -1])
  return part === 'route' && typeof number === 'number' ? rule?.backendRefs[number] : undefined
}

function ruleAt(resource: Resource, [, , index]: Path): RouteRule | undefined {
  return typeof index === 'number' ? readRoute(resource).rules[index] : undefined
}
