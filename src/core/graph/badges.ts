import { differences, tellDifferences, withPlacesIn } from '../data/differences.ts'
import { itemsByKey, placesOf } from '../data/items-by-key.ts'
import { type Mapped, mapAgain } from '../data/map-again.ts'
import { PatchedMap } from '../data/patched-map.ts'
import { sameValue } from '../data/same-value.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { ResourceId } from '../model/resource.ts'
import type { Severity } from '../severity.ts'
import { isWithin, type Path } from '../yaml/path.ts'
import type { Badge, Graph, GraphNode } from './graph.ts'

/** The graph with the worst problem and the number of problems on every node and row that stands for a resource, and on the marks of policies. */
export function withBadges(graph: Graph, diagnostics: readonly Diagnostic[]): Graph {
  const byResource = groupByResource(diagnostics)
  const nodes = graph.nodes.map(it => withBadge(withMarkBadges(it, byResource), byResource))
  return { nodes, edges: graph.edges }
}

/** Those of each resource. */
type Problems = Pick<ReadonlyMap<ResourceId, readonly Diagnostic[]>, 'get' | 'has'>
type ByResource = PatchedMap<readonly Diagnostic[]>

/** A graph with badges, kept for the next one. */
export interface Badges {
  readonly byResource: ByResource
  readonly diagnostics: readonly Diagnostic[]
  readonly nodes: Mapped<GraphNode, GraphNode>
  readonly graph: Graph
}

/** The same as `withBadges`; only nodes that are drawn otherwise or have other problems than before are looked at. */
export function withBadgesAgain(
  before: Badges | undefined,
  graph: Graph,
  diagnostics: readonly Diagnostic[],
): Badges {
  const { byResource, told } = problemsAgain(before, diagnostics)
  const badge = (node: GraphNode) => withBadge(withMarkBadges(node, byResource), byResource)
  const made = mapAgain(before?.nodes, graph.nodes, badge)
  // Asked each time, so that it need not look at much when it is needed.
  const about = nodesByResource(graph.nodes)
  const nodes = badgeAgain(before?.nodes, made, [...told].flatMap(about), badge)
  return { byResource, diagnostics, nodes, graph: { nodes: nodes.results, edges: graph.edges } }
}

/** The problems of each resource, and which have others than before: only those are looked at of which one has come or gone. */
function problemsAgain(
  before: Badges | undefined,
  diagnostics: readonly Diagnostic[],
): { readonly byResource: ByResource; readonly told: ReadonlySet<ResourceId> } {
  if (!before) return { byResource: PatchedMap.of(groupByResource(diagnostics)), told: none }
  const touched = new Set<ResourceId>()
  for (const { from, to, nowFrom, nowTo } of differences(before.diagnostics, diagnostics)) {
    const here = [...before.diagnostics.slice(from, to), ...diagnostics.slice(nowFrom, nowTo)]
    for (const { resource } of here) if (resource !== undefined) touched.add(resource)
  }
  if (touched.size === 0) return { byResource: before.byResource, told: none }
  const now = groupByResource(diagnostics.filter(it => it.resource !== undefined && touched.has(it.resource)))
  const told = new Set(
    [...touched].filter(it => !sameProblems(before.byResource.get(it) ?? [], now.get(it) ?? [])),
  )
  return { byResource: before.byResource.with([...touched].map(it => [it, now.get(it)] as const)), told }
}

/** A graph that has badges with those of other problems, such as without those that are muted. What stays the same is the same object. */
export function withOtherBadges(
  graph: Graph,
  before: readonly Diagnostic[],
  now: readonly Diagnostic[],
): Graph {
  const byResource = groupByResource(now)
  const told = otherProblems(groupByResource(before), byResource)
  if (told.size === 0) return graph
  const nodes = graph.nodes.map(node => {
    if (!isAbout(node, told)) return node
    const bare = bareNodes.get(node) ?? withoutBadges(node)
    bareNodes.set(node, bare)
    return withBadge(withMarkBadges(bare, byResource), byResource)
  })
  return { ...graph, nodes }
}

const bareNodes = new WeakMap<GraphNode, GraphNode>()

function withoutBadges(node: GraphNode): GraphNode {
  const { badge, ...bare } = node
  const isWithRows = bare.type === 'gateway' || bare.type === 'sidecar' || bare.type === 'virtualService'
  return {
    ...bare,
    ...(isWithRows && { rows: bare.rows.map(withoutBadge) }),
    ...(bare.policies && { policies: bare.policies.map(withoutBadge) }),
  } as GraphNode
}

function withoutBadge({ badge, ...bare }: { readonly badge?: Badge }): object {
  return bare
}

function badgeAgain(
  before: Badges['nodes'] | undefined,
  { items, results }: Badges['nodes'],
  told: readonly GraphNode[],
  badge: (node: GraphNode) => GraphNode,
): Badges['nodes'] {
  const places = placesOf(items, told)
  if (places.length === 0) return { items, results }
  const nodes = results.slice()
  for (const i of places) nodes[i] = badge(items[i]!)
  const last = before?.results ?? results
  tellDifferences(last, nodes, withPlacesIn(differences(last, results), places))
  return { items, results: nodes }
}

const nodesByResource = itemsByKey<GraphNode>(({ place, policies }) => [
  ...(place ? [place.resource] : []),
  ...(policies ?? []).flatMap(mark => mark.policies.map(it => it.resource)),
])

function groupByResource(diagnostics: readonly Diagnostic[]): ReadonlyMap<ResourceId, readonly Diagnostic[]> {
  const byResource = new Map<ResourceId, Diagnostic[]>()
  for (const it of diagnostics) {
    if (it.resource === undefined) continue
    const list = byResource.get(it.resource)
    if (list) list.push(it)
    else byResource.set(it.resource, [it])
  }
  return byResource
}

const none: ReadonlySet<ResourceId> = new Set()

/** The resources that have other problems than before. */
function otherProblems(
  before: ReadonlyMap<ResourceId, readonly Diagnostic[]>,
  now: ReadonlyMap<ResourceId, readonly Diagnostic[]>,
): ReadonlySet<ResourceId> {
  const told = new Set<ResourceId>()
  for (const [id, list] of now) {
    const old = before.get(id)
    if (!old || !sameProblems(old, list)) told.add(id)
  }
  for (const id of before.keys()) if (!now.has(id)) told.add(id)
  return told
}

function isAbout({ place, policies }: GraphNode, resources: ReadonlySet<ResourceId>): boolean {
  if (place && resources.has(place.resource)) return true
  return policies?.some(mark => mark.policies.some(it => resources.has(it.resource))) === true
}

/** The same node with the same problems on its marks is the same object as before. */
function withMarkBadges(node: GraphNode, byResource: Problems): GraphNode {
  if (!node.policies?.some(mark => mark.policies.some(it => byResource.has(it.resource)))) return node
  const policies = node.policies.map(mark => {
    const badge = badgeOf(
      mark.policies.flatMap(it => byResource.get(it.resource) ?? []),
      [],
    )
    return badge ? { ...mark, badge } : mark
  })
  const before = withMarks.get(node)
  if (before && sameValue(before.policies, policies)) return before
  const now = { ...node, policies }
  withMarks.set(node, now)
  return now
}

const withMarks = new WeakMap<GraphNode, GraphNode>()

function withBadge(node: GraphNode, byResource: Problems): GraphNode {
  const diagnostics = node.place && byResource.get(node.place.resource)
  if (!node.place || !diagnostics) return node
  const before = badged.get(node)
  if (before && sameProblems(before.diagnostics, diagnostics)) return before.node
  const now = addBadges(node, node.place.path, diagnostics)
  badged.set(node, { diagnostics, node: now })
  return now
}

// The same node with the same problems is the same object as before.
const badged = new WeakMap<
  GraphNode,
  { readonly diagnostics: readonly Diagnostic[]; readonly node: GraphNode }
>()

function sameProblems(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return (
    a.length === b.length &&
    a.every((it, i) => it === b[i] || (it.severity === b[i]!.severity && it.id === b[i]!.id))
  )
}

function addBadges(node: GraphNode, path: Path, diagnostics: readonly Diagnostic[]): GraphNode {
  const badge = badgeOf(diagnostics, path)
  if (!badge) return node
  switch (node.type) {
    case 'gateway':
      return { ...node, badge, rows: node.rows.map(it => withRowBadge(it, diagnostics)) }
    case 'sidecar':
      return { ...node, badge, rows: node.rows.map(it => withRowBadge(it, diagnostics)) }
    case 'virtualService':
      return { ...node, badge, rows: node.rows.map(it => withRowBadge(it, diagnostics)) }
    case 'entry':
    case 'host':
    case 'destination':
    case 'terminal':
    case 'policy':
    case 'stub':
    case 'group':
      return { ...node, badge }
  }
}

function withRowBadge<Row extends { readonly place: { readonly path: Path } }>(
  row: Row,
  diagnostics: readonly Diagnostic[],
): Row {
  const badge = badgeOf(diagnostics, row.place.path)
  return badge ? { ...row, badge } : row
}

const order: readonly Severity[] = ['info', 'warning', 'error']

function badgeOf(diagnostics: readonly Diagnostic[], place: Path): Badge | undefined {
  let count = 0
  let worst: Severity = 'info'
  for (const { path, severity } of diagnostics) {
    if (!isWithin(path, place)) continue
    count++
    if (order.indexOf(severity) > order.indexOf(worst)) worst = severity
  }
  return count === 0 ? undefined : { severity: worst, count }
}
