import { type DelegateTarget, followDelegate } from '../model/delegates.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import {
  type Destination,
  type Mirror,
  type Rule,
  readVirtualService,
  sharesOf,
} from '../model/virtual-services.ts'
import { percentWords } from '../text/percent-words.ts'
import { destinationNode } from './destination-nodes.ts'
import type { GraphEdge, NodeId, TerminalNode, VirtualServiceNode } from './graph.ts'
import { type GraphBuilder, origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { actionWords } from './rule-words.ts'
import { columnWidth, withPlainHeight, withVirtualServiceHeight } from './sizes.ts'

/** Draws where a rule leads: its destinations and mirrors, a delegate, or the end that it answers with. */
export function addRule(builder: GraphBuilder, model: Model, resource: Resource, rule: Rule): void {
  if (rule.delegate) addDelegate(builder, model, resource, rule)
  else if (rule.redirect) addTerminal(builder, resource, rule, 'redirect')
  else if (rule.directResponse) addTerminal(builder, resource, rule, 'directResponse')
  else addDestinations(builder, model, resource, rule)
}

/** The row's id: by its VirtualService, its list and its number there. */
export function ruleRowId(resource: Resource, rule: Rule): string {
  return `${resource.id}#${rule.protocol}/${rule.index}`
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
  const node: TerminalNode = {
    ...origin,
    id,
    type: 'terminal',
    column: 'destination',
    width: columnWidth.destination,
    height: 0,
    title,
    terminal,
  }
  builder.addNode(withPlainHeight(node))
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
  const broken =
    readVirtualService(resource).hosts.length === 0
      ? `${resource.name} is a delegate itself, so Istio does not follow its delegates.`
      : !target.found && target.resource && whyNotFollowed(target)
  builder.addEdge({
    ...from,
    id: `${from.sourceRow}→delegate`,
    target: id,
    type: 'delegate',
    place: { resource: resource.id, path: [...rule.path, 'delegate'] },
    ...(broken && { broken }),
  })
}

function addGhost(
  builder: GraphBuilder,
  { namespace, name }: Extract<DelegateTarget, { found: false }>,
): string {
  const id = `ghost:VirtualService/${namespace}/${name}`
  const node: VirtualServiceNode = {
    ...origin,
    id,
    type: 'virtualService',
    column: 'virtualService',
    width: columnWidth.virtualService,
    height: 0,
    title: shorten(name),
    subtitle: shorten(namespace),
    ghost: true,
    absent: { namespace, name },
    delegate: true,
    hosts: [],
    rows: [],
  }
  builder.addNode(withVirtualServiceHeight(node))
  return id
}

function whyNotFollowed({ reason, name }: { reason: string; name: string }): string {
  return reason === 'has-hosts'
    ? `${name} has hosts of its own, so nothing is delegated to it.`
    : `${name} is not exported to the namespace of this VirtualService.`
}
