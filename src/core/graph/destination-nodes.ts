import { type Mapped, mapAgain } from '../data/map-again.ts'
import { sameItems } from '../data/same-value.ts'
import { destinationRulesFor, readDestinationRule } from '../model/destination-rules.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import { memoByPlace, memoByValue } from '../model/memo.ts'
import { effective, homeIn, type Model } from '../model/model.ts'
import { enumAt, locations } from '../model/read-value.ts'
import type { Place, Resource } from '../model/resource.ts'
import { readServiceEntry, type ServiceRecord, serviceNamed } from '../model/services.ts'
import type { Destination } from '../model/virtual-services.ts'
import type { DestinationNode } from './graph.ts'
import { type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { type UsedHosts, usedHosts } from './parts/used-hosts.ts'
import { columnWidth, withPlainHeight } from './sizes.ts'
import { traitWords } from './trait-words.ts'

/** A destination as a namespace names it. */
type Target = Pick<Destination, 'host' | 'subset' | 'port' | 'hasPort'>

/** What it means there: the full host, and the service's only port where it names none. */
interface Meant {
  readonly host: string
  readonly subset: string
  readonly port: number | undefined
}

/** Draws what a destination in a namespace means; all rules that lead to the same get the same node. */
export function destinationNode(model: Model, target: Target, namespace: string): DestinationNode {
  const { host, subset, port, hasPort } = target
  const kept = keptNodes.get(target)
  const name = kept?.namespace === namespace ? kept.node.host : fullHost(host, homeIn(model, namespace))
  const record = serviceNamed(model, name, namespace)
  const rules = destinationRulesFor(model, name, namespace)
  if (kept?.namespace === namespace && kept.record === record && sameItems(kept.rules, rules))
    return kept.node
  // The service's only port is meant where none is named, so both spellings lead to one node.
  const meant = hasPort ? port : record?.ports.length === 1 ? record.ports[0]?.number : undefined
  const node = drawnBefore({ host: name, subset, port: meant }, record, rules)
  keptNodes.set(target, { namespace, record, rules, node })
  return node
}

/** Most destinations are led to by several rules. */
function drawnBefore(
  meant: Meant,
  record: ServiceRecord | undefined,
  rules: readonly Resource[],
): DestinationNode {
  if (!record) return drawDestination(meant, record, rules)
  let ofService = nodesOfService.get(record)
  // What was typed once is not kept for ever.
  if (!ofService || ofService.size >= mostNodes) {
    ofService = new Map()
    nodesOfService.set(record, ofService)
  }
  const key = keyOf(meant)
  const found = ofService.get(key)
  if (found && sameItems(found.rules, rules)) return found.node
  const node = drawDestination(meant, record, rules)
  ofService.set(key, { rules, node })
  return node
}

const mostNodes = 100
const nodesOfService = new WeakMap<
  ServiceRecord,
  Map<string, { readonly rules: readonly Resource[]; readonly node: DestinationNode }>
>()

const keptNodes = new WeakMap<
  Target,
  {
    readonly namespace: string
    readonly record: ServiceRecord | undefined
    readonly rules: readonly Resource[]
    readonly node: DestinationNode
  }
>()

function keyOf({ host, subset, port }: Meant): string {
  return `${host}/${subset}/${port ?? ''}`
}

function drawDestination(
  meant: Meant,
  record: ServiceRecord | undefined,
  rules: readonly Resource[],
): DestinationNode {
  const { host, subset, port } = meant
  const found = subset === '' ? undefined : findSubset(rules, subset)
  const missing = subset !== '' && !found ? 'subset' : !record && rules.length === 0 ? 'service' : undefined
  const destinationRule = found?.resource ?? rules[0]
  const place = found?.place ?? placeOf(record?.resource ?? destinationRule)
  const traits = traitWords(destinationRule, subset)
  const names = nameParts(host)
  const outside = record?.kind === 'serviceEntry' && isOutside(record)
  return withPlainHeight({
    ...origin,
    id: `destination/${keyOf(meant)}`,
    type: 'destination',
    column: 'destination',
    width: columnWidth.destination,
    height: 0,
    ...names,
    ...(outside && { outside }),
    ...(record?.kind === 'serviceEntry' &&
      names.subtitle === undefined && { subtitle: outside ? 'outside the mesh' : 'ServiceEntry' }),
    host,
    ...(subset && { subset }),
    ...(port !== undefined && { port: String(port) }),
    ...(record && { known: record.kind }),
    ...(destinationRule && { destinationRule: destinationRule.id }),
    ...(place && { place }),
    ...(traits.length > 0 && { traits }),
    ...(missing && { ghost: true, missing }),
  })
}

/** Draws the services and DestinationRules of the files that no rule leads to, so that everything added can be seen. */
export function addUnusedServices(builder: GraphBuilder, model: Model): void {
  builder.addParts(unusedBeside(usedHosts(builder.nodes()), offered(model)))
}

/** Kept from drawing to drawing, since what is used and what is offered seldom changes. */
function unusedBeside(used: UsedHosts, all: readonly DestinationNode[]): readonly GraphPart[] {
  if (lastUnused?.all === all && lastUnused.used === used) return lastUnused.parts.results
  const unused = all.filter(it => !used.has(it.host))
  lastUnused = {
    used,
    all,
    parts: mapAgain(lastUnused?.parts, unused, node => ({ nodes: [node], edges: [] })),
  }
  return lastUnused.parts.results
}

let lastUnused:
  | {
      readonly used: UsedHosts
      readonly all: readonly DestinationNode[]
      readonly parts: Mapped<DestinationNode, GraphPart>
    }
  | undefined

/** A node for every service, those with subsets a node a subset, whether used or not: of a host that several resources offer the first ones. */
function offered(model: Model): readonly DestinationNode[] {
  const lists = offeringKinds.map(kind => offeredBy[kind](model, effective(model, kind)))
  const known = allOffered.find(it => sameItems(it.lists, lists))
  if (known) return known.nodes
  const drawn = new Set<string>()
  const nodes: DestinationNode[] = []
  for (const offers of lists.flat()) {
    const own = offers.filter(it => it.host !== '' && !drawn.has(it.host))
    for (const { host, node } of own) {
      drawn.add(host)
      nodes.push(node)
    }
  }
  allOffered = [{ lists, nodes }, ...allOffered].slice(0, 2)
  return nodes
}

const offeringKinds = ['DestinationRule', 'Service', 'ServiceEntry'] as const

interface Offer {
  readonly host: string
  readonly node: DestinationNode
}

type Offers = readonly (readonly Offer[])[]

let allOffered: readonly { readonly lists: readonly Offers[]; readonly nodes: readonly DestinationNode[] }[] =
  []

/** What a resource offers to be routed to. */
const targetsOf = {
  DestinationRule: memoByValue(resource => {
    const { host, subsets } = readDestinationRule(resource)
    const names = subsets.map(it => it.name).filter(it => it !== '')
    const name = host && fullHost(host, resource)
    return (names.length > 0 ? names : ['']).map(subset => wholeService(name, subset))
  }),
  Service: memoByValue(it => [wholeService(fullHost(it.name, it), '')]),
  ServiceEntry: memoByValue(resource =>
    readServiceEntry(resource).hosts.map(it => wholeService(it.text, '')),
  ),
}

const offeredBy = {
  DestinationRule: keptOffers('DestinationRule'),
  Service: keptOffers('Service'),
  ServiceEntry: keptOffers('ServiceEntry'),
}

function keptOffers(kind: (typeof offeringKinds)[number]) {
  return memoByPlace<readonly Offer[]>(offeringKinds, (model, resource, old) => {
    const offers = targetsOf[kind](resource).map(it => ({
      host: it.host,
      node: destinationNode(model, it, resource.namespace),
    }))
    return old && sameItems(old, offers, isSameOffer) ? old : offers
  })
}

function isSameOffer(a: Offer, b: Offer): boolean {
  return a.host === b.host && a.node === b.node
}

function wholeService(host: string, subset: string): Target {
  return { host, subset, port: undefined, hasPort: false }
}

function nameParts(host: string): { title: string; subtitle?: string } {
  const service = serviceOfHost(host)
  if (service) return { title: shorten(service.name), subtitle: shorten(service.namespace) }
  return { title: host === '' ? '(no host)' : shorten(host) }
}

/** A ServiceEntry is outside the mesh unless it says that it is part of it. */
function isOutside({ resource }: ServiceRecord): boolean {
  return resource !== undefined && enumAt(resource.spec, 'location', locations) !== 'MESH_INTERNAL'
}

function findSubset(
  rules: readonly Resource[],
  name: string,
): { readonly resource: Resource; readonly place: Place } | undefined {
  for (const resource of rules) {
    const subset = readDestinationRule(resource).subsets.find(it => it.name === name)
    if (subset) return { resource, place: { resource: resource.id, path: ['spec', 'subsets', subset.index] } }
  }
  return undefined
}

function placeOf(resource: Resource | ServiceRecord['resource']): Place | undefined {
  return resource && { resource: resource.id, path: [] }
}
