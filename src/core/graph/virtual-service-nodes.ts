import { type DelegateTarget, followDelegate } from '../model/delegates.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import {
  type Destination,
  type Rule,
  readVirtualService,
  rulesOf,
  sharesOf,
} from '../model/virtual-services.ts'
import { addDestination } from './destination-nodes.ts'
import type { GraphEdge, RuleRow } from './graph.ts'
import type { GraphBuilder } from './graph-builder.ts'
import { matchLines, shorten } from './match-words.ts'
import { percentWords } from './percent-words.ts'
import { actionWords, chipWords } from './rule-words.ts'
import { columnWidth, plainHeight, virtualServiceHeight } from './sizes.ts'

/** Draws a VirtualService with its numbered rules, and where each of them leads. */
export function addVirtualService(
  builder: GraphBuilder,
  model: Model,
  resource: Resource,
  isStale: boolean,
): void {
  const view = readVirtualService(resource)
  const rules = rulesOf(view)
  const rows = rules.map(it => ruleRow(it, resource))
  builder.addNode({
    id: resource.id,
    type: 'virtualService',
    column: 'virtualService',
    width: columnWidth.virtualService,
    height: virtualServiceHeight(rows),
    title: resource.name || '(no name)',
    subtitle: shorten(resource.namespace),
    place: { resource: resource.id, path: [] },
    resource: resource.id,
    hosts: view.hosts.map(it => shorten(it.text)),
    rows,
    ...(view.hosts.length === 0 && { delegate: true }),
    ...(isStale && { stale: true }),
  })
  for (const rule of rules) addRule(builder, model, resource, rule)
}

/** The row's id: by its VirtualService, its list and its number there. */
function ruleRowId(resource: Resource, rule: Rule): string {
  return `${resource.id}#${rule.protocol}/${rule.index}`
}

// What a rule says in words is kept with the rule as read, which stays while its document does.
const words = new WeakMap<Rule, Pick<RuleRow, 'matches' | 'action' | 'chips'>>()

function ruleWords(rule: Rule): Pick<RuleRow, 'matches' | 'action' | 'chips'> {
  const kept = words.get(rule)
  if (kept) return kept
  const action = actionWords(rule)
  const said = { matches: matchLines(rule), chips: chipWords(rule), ...(action !== undefined && { action }) }
  words.set(rule, said)
  return said
}

function ruleRow(rule: Rule, resource: Resource): RuleRow {
  return {
    id: ruleRowId(resource, rule),
    place: { resource: resource.id, path: rule.path },
    protocol: rule.protocol,
    number: rule.index + 1,
    ...(rule.name !== undefined && { name: shorten(rule.name) }),
    ...ruleWords(rule),
  }
}

function addRule(builder: GraphBuilder, model: Model, resource: Resource, rule: Rule): void {
  if (rule.delegate) addDelegate(builder, model, resource, rule)
  else if (rule.redirect) addTerminal(builder, resource, rule, 'redirect')
  else if (rule.directResponse) addTerminal(builder, resource, rule, 'directResponse')
  else addDestinations(builder, model, resource, rule)
}

function addDestinations(builder: GraphBuilder, model: Model, resource: Resource, rule: Rule): void {
  const from = edgeFrom(resource, rule)
  const shares = sharesOf(rule.destinations)
  rule.destinations.forEach((destination, i) => {
    const share = shares[i] ?? 0
    builder.addEdge({
      ...from,
      id: `${from.sourceRow}→route/${i}`,
      target: addDestination(builder, model, destination, resource.namespace),
      type: 'route',
      share,
      ...(rule.destinations.length > 1 && { label: percentWords(share) }),
      place: { resource: resource.id, path: routePath(destination) },
    })
  })
  rule.mirrors.forEach((mirror, i) => {
    const share = Math.min(100, Math.max(0, mirror.percentage)) / 100
    builder.addEdge({
      ...from,
      id: `${from.sourceRow}→mirror/${i}`,
      target: addDestination(builder, model, mirror, resource.namespace),
      type: 'mirror',
      share,
      label: `mirror ${percentWords(share)}`,
      place: { resource: resource.id, path: mirror.path },
    })
  })
}

function edgeFrom(resource: Resource, rule: Rule): Pick<GraphEdge, 'source'> & { sourceRow: string } {
  return { source: resource.id, sourceRow: ruleRowId(resource, rule) }
}

/** A route's destination lies in an item of the rule's list; the item is what carries the weight. */
function routePath({ path }: Destination): Destination['path'] {
  return path.slice(0, -1)
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
    id,
    type: 'virtualService',
    column: 'virtualService',
    width: columnWidth.virtualService,
    height: virtualServiceHeight([]),
    title: shorten(name),
    subtitle: shorten(namespace),
    ghost: true,
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
