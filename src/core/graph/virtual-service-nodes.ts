import { memoByResource, memoByValue } from '../model/memo.ts'
import type { Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { type Rule, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { RuleRow, VirtualServiceNode } from './graph.ts'
import { addPart, createGraphBuilder, type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { matchLines, shorten } from './match-words.ts'
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
  const plain = routes(model)
  const delegating = delegatingRoutes(model)
  for (const it of resources) {
    builder.addNode(stale.has(it.id) ? staleNode(it) : node(it))
    const delegates = readVirtualService(it).http.some(rule => rule.delegate)
    addPart(builder, delegates ? delegating(it) : plain(it))
  }
}

const node = memoByValue(resource => drawVirtualService(resource, false))
const staleNode = memoByValue(resource => drawVirtualService(resource, true))
const destinationKinds = ['Service', 'ServiceEntry', 'DestinationRule']
const routes = memoByResource(destinationKinds, drawRoutes)
const delegatingRoutes = memoByResource([...destinationKinds, 'VirtualService'], drawRoutes)

function drawRoutes(model: Model, resource: Resource): GraphPart {
  const builder = createGraphBuilder()
  for (const rule of rulesOf(readVirtualService(resource))) addRule(builder, model, resource, rule)
  return builder.build()
}

/** The box of a VirtualService, without what its rules lead to. */
export function drawVirtualService(resource: Resource, isStale: boolean): VirtualServiceNode {
  const view = readVirtualService(resource)
  const rows = rulesOf(view).map(it => ruleRow(it, resource))
  return withVirtualServiceHeight({
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
  })
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
