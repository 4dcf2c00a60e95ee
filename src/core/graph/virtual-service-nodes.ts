import { type DelegateTarget, followDelegate } from '../model/delegates.ts'
import { memoByResource, memoByValue } from '../model/memo.ts'
import type { Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import {
  type Destination,
  type Mirror,
  type Rule,
  readVirtualService,
  rulesOf,
  sharesOf,
} from '../model/virtual-services.ts'
import { percentWords } from '../text/percent-words.ts'
import { destinationNode } from './destination-nodes.ts'
import type { GraphEdge, NodeId, RuleRow, VirtualServiceNode } from './graph.ts'
import { addPart, createGraphBuilder, type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { matchLines, shorten } from './match-words.ts'
import { actionWords, chipWords } from './rule-words.ts'
import { columnWidth, plainHeight, virtualServiceHeight } from './sizes.ts'

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

function drawVirtualService(resource: Resource, isStale: boolean): VirtualServiceNode {
  const view = readVirtualService(resource)
  const rows = rulesOf(view).map(it => ruleRow(it, resource))
  return {
    ...origin,
    id: resource.id,
    type: 'virtualService',
    column: 'virtualService',
    width: columnWidth.virtualService,
    height: virtualServiceHeight(rows),
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

/** The row's id: by its VirtualService, its list and its number there. */
function ruleRowId(resource: Resource, rule: Rule): string {
  return `${resource.id}#${rule.protocol}/${rule.index}`
}

function ruleRow(rule: Rule, resource: Resource): RuleRow {
  const action = actionWords(rule)
  return {
    id: ruleRowId(resource, rule),
    place: { resource: resource.id, path: rule.path },
    protocol: rule.protocol,
    number: rule.index + 1,
    ...(rule.name !== undefined && { name: shorten(rule.name) }),
    matches: matchLines(rule),
    ...(action !== undefined && { action }),
    chips: chipWords(rule),
  }
}

function addRule(builder: GraphBuilder, model: Model, resource: Resource, rule: Rule): void {
  if (rule.delegate) addDelegate(builder, model, resource, rule)
  else if (rule.redirect) addTerminal(builder, resource, rule, 'redirect')
  else if (rule.directResponse) addTerminal(builder, resource, rule, 'directResponse')
  else addDestinations(builder, model, resource, rule)
}

function addDestinations(builder: GraphBuilder, model: Model, resource: Resource, rule: Rule): void {
  const shares = sharesOf(rule.destinations)
  rule.destinations.forEach((destination, i) => {
    const target = destinationNode(model, destination, resource.namespace)
    builder.addNode(target)
    builder.addEdge(
      keptEdge(destination, target.id) ??
        keep(destination, routeEdge(resource, rule, i, shares[i] ?? 0, target.id)),
    )
  })
  rule.mirrors.forEach((mirror, i) => {
    const target = destinationNode(model, mirror, resource.namespace)
    builder.addNode(target)
    builder.addEdge(
      keptEdge(mirror, target.id) ?? keep(mirror, mirrorEdge(resource, rule, i, mirror, target.id)),
    )
  })
}

// An edge that leads where it led is the same object as before; a destination as read stays while its document does.
const keptEdges = new WeakMap<Destination, GraphEdge>()

function keptEdge(destination: Destination, target: NodeId): GraphEdge | undefined {
  const edge = keptEdges.get(destination)
  return edge?.target === target ? edge : undefined
}

function keep(destination: Destination, edge: GraphEdge): GraphEdge {
  keptEdges.set(destination, edge)
  return edge
}

function routeEdge(resource: Resource, rule: Rule, i: number, share: number, target: NodeId): GraphEdge {
  const sourceRow = ruleRowId(resource, rule)
  return {
    id: `${sourceRow}→route/${i}`,
    source: resource.id,
    sourceRow,
    target,
    type: 'route',
    share,
    ...(rule.destinations.length > 1 && { label: percentWords(share) }),
    place: { resource: resource.id, path: [...rule.path, 'route', i] },
  }
}

function mirrorEdge(resource: Resource, rule: Rule, i: number, mirror: Mirror, target: NodeId): GraphEdge {
  const sourceRow = ruleRowId(resource, rule)
  const share = Math.min(100, Math.max(0, mirror.percentage)) / 100
  return {
    id: `${sourceRow}→mirror/${i}`,
    source: resource.id,
    sourceRow,
    target,
    type: 'mirror',
    share,
    label: `mirror ${percentWords(share)}`,
    place: { resource: resource.id, path: mirror.path },
  }
}

function edgeFrom(resource: Resource, rule: Rule): Pick<GraphEdge, 'source'> & { sourceRow: string } {
  return { source: resource.id, sourceRow: ruleRowId(resource, rule) }
}

function addTerminal(
  builder: GraphBuilder,
  resource: Resource,
  rule: Rule,
  terminal: 'redirect' | 'directResponse',
): void {
  const title = actionWords(rule) ?? ''
  const id = `terminal/${resource.id}/${title}`
  builder.addNode({
    ...origin,
    id,
    type: 'terminal',
    column: 'destination',
    width: columnWidth.destination,
    height: plainHeight,
    title,
    terminal,
  })
  const from = edgeFrom(resource, rule)
  builder.addEdge({
    ...from,
    id: `${from.sourceRow}→${terminal}`,
    target: id,
    type: terminal,
    place: { resource: resource.id, path: [...rule.path, terminal] },
  })
}

function addDelegate(builder: GraphBuilder, model: Model, resource: Resource, rule: Rule): void {
  const target = followDelegate(model, rule, resource.namespace)
  if (!target) return
  const id = target.found ? target.resource.id : (target.resource?.id ?? addGhost(builder, target))
  const from = edgeFrom(resource, rule)
  builder.addEdge({
    ...from,
    id: `${from.sourceRow}→delegate`,
    target: id,
    type: 'delegate',
    place: { resource: resource.id, path: [...rule.path, 'delegate'] },
    ...(!target.found && target.resource && { broken: whyNotFollowed(target) }),
  })
}

function addGhost(
  builder: GraphBuilder,
  { namespace, name }: Extract<DelegateTarget, { found: false }>,
): string {
  const id = `ghost:VirtualService/${namespace}/${name}`
  builder.addNode({
    ...origin,
    id,
    type: 'virtualService',
    column: 'virtualService',
    width: columnWidth.virtualService,
    height: virtualServiceHeight([]),
    title: shorten(name),
    subtitle: shorten(namespace),
    ghost: true,
    absent: { namespace, name },
    delegate: true,
    hosts: [],
    rows: [],
  })
  return id
}

function whyNotFollowed({ reason, name }: { reason: string; name: string }): string {
  return reason === 'has-hosts'
    ? `${name} has hosts of its own, so nothing is delegated to it.`
    : `${name} is not exported to the namespace of this VirtualService.`
}
