import { placesWhere } from '../data/places-where.ts'
import { zipAgain } from '../data/zip-again.ts'
import { memoByPlace, memoByResource, memoByValue } from '../model/memo.ts'
import type { Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { type Rule, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { RuleRow, VirtualServiceNode } from './graph.ts'
import { createGraphBuilder, type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { matchLines, shorten } from './match-words.ts'
import { samePart } from './parts/same-part.ts'
import { withStale } from './parts/stale-parts.ts'
import { addRule, ruleRowId } from './rule-edges.ts'
import { actionWords, chipWords } from './rule-words.ts'
import { columnWidth, mostShares, withVirtualServiceHeight } from './sizes.ts'

/** Draws VirtualServices with their numbered rules, and where each of these leads. */
export function addVirtualServices(
  builder: GraphBuilder,
  model: Model,
  resources: readonly Resource[],
  stale: ReadonlySet<ResourceId>,
): void {
  const plain = routes(model, resources)
  const parts = partsOf(boxes(model, resources), plain)
  const delegating = delegatingAmong(plain)
  const drawn = delegating.length === 0 ? parts : parts.slice()
  if (delegating.length > 0) {
    const routesOf = delegatingRoutes(model)
    for (const i of delegating) (drawn as GraphPart[])[i] = joined(parts[i]!, routesOf(resources[i]!))
  }
  builder.addParts(
    withStale(drawn, resources, stale, (it, part) => ({
      nodes: [...staleBox(it).nodes, ...part.nodes.slice(1)],
      edges: part.edges,
    })),
  )
}

/** Each box with what its rules lead to; where nothing is told of that, the box alone. */
const partsOf = zipAgain<GraphPart, GraphPart | undefined, GraphPart>((box, plain) =>
  plain ? joined(box, plain) : box,
)
const delegatingAmong = placesWhere<GraphPart | undefined>(it => it === undefined)

function joined(box: GraphPart, routes: GraphPart): GraphPart {
  return { nodes: [...box.nodes, ...routes.nodes], edges: [...box.edges, ...routes.edges] }
}

const boxes = memoByPlace<GraphPart>([], (_, resource, old) => samePart(old, box(resource)))
const box = memoByValue((it): GraphPart => ({ nodes: [drawVirtualService(it, false)], edges: [] }))
const staleBox = memoByValue((it): GraphPart => ({ nodes: [drawVirtualService(it, true)], edges: [] }))
const destinationKinds = ['Service', 'ServiceEntry', 'DestinationRule']
const routes = memoByPlace<GraphPart | undefined>(destinationKinds, (model, resource, old) => {
  const isPlain = readVirtualService(resource).http.every(rule => !rule.delegate)
  return isPlain ? samePart(old, drawRoutes(model, resource)) : undefined
})
const delegatingRoutes = memoByResource([...destinationKinds, 'VirtualService'], drawRoutes)

function drawRoutes(model: Model, resource: Resource): GraphPart {
  const builder = createGraphBuilder()
  for (const rule of rulesOf(readVirtualService(resource))) addRule(builder, model, resource, rule)
  const { nodes, edges } = builder.build()
  return { nodes, edges }
}

/** The box of a VirtualService, without what its rules lead to. */
function drawVirtualService(resource: Resource, isStale: boolean): VirtualServiceNode {
  return withVirtualServiceHeight(unsizedVirtualService(resource, isStale))
}

/** The same before its height is known. */
export function unsizedVirtualService(resource: Resource, isStale: boolean): VirtualServiceNode {
  const view = readVirtualService(resource)
  const rows = rulesOf(view).map(it => ruleRow(it, resource))
  return {
    ...origin,
    id: resource.id,
    type: 'virtualService',
    column: 'virtualService',
    width: columnWidth.virtualService,
    height: 0,
    title: shorten(resource.name) || '(no name)',
    subtitle: shorten(resource.namespace),
    place: { resource: resource.id, path: [] },
    resource: resource.id,
    hosts: view.hosts.map(it => shorten(it.text)),
    rows,
    ...(view.hosts.length === 0 && { delegate: true }),
    ...(isStale && { stale: true }),
  }
}

function ruleRow(rule: Rule, resource: Resource): RuleRow {
  const action = actionWords(rule)
  const labels = (rule.destinations.length > 1 ? rule.destinations.length : 0) + rule.mirrors.length
  return {
    id: ruleRowId(resource, rule),
    place: { resource: resource.id, path: rule.path },
    protocol: rule.protocol,
    number: rule.index + 1,
    ...(rule.name !== undefined && { name: shorten(rule.name) }),
    matches: matchLines(rule),
    ...(action !== undefined && { action }),
    chips: chipWords(rule),
    // More shares than this are not told apart any more: they are said where one looks at their edge.
    ...(labels > 0 && labels <= mostShares && { labels }),
  }
}
