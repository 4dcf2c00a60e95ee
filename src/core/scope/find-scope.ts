import type { Diagnostic } from '../diagnostic.ts'
import { checkFilter } from '../filter/check-filter.ts'
import { type FilterProblem, isEmpty } from '../filter/filter.ts'
import { filterValues } from '../filter/filter-values.ts'
import { matchingResources } from '../filter/match-filter.ts'
import { readFilter } from '../filter/read-filter.ts'
import type { Graph, GraphNode, NodeId } from '../graph/graph.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { drawPart } from './draw-part.ts'
import { boxesByResource, resourcesOfBox } from './drawn-resources.ts'
import { common, type Direction, followLinks, type Kept, type Station, together } from './follow-links.ts'
import { isThere, rowAt, startsOf } from './starts-of.ts'
import type { Subject } from './subject.ts'

/** What is asked to be shown; everything where it is empty. */
export interface ScopeAsk {
  readonly focus?: Subject | undefined
  /** In the search language. */
  readonly filter?: string | undefined
}

export interface ScopeParts {
  readonly model: Model
  readonly graph: Graph
  readonly diagnostics: readonly Diagnostic[]
  /** The resources that changed, where the filter asks for it. */
  readonly changed: ReadonlySet<ResourceId> | undefined
}

/** What is shown of a workspace. */
export interface Scope {
  readonly graph: Graph
  /** What lists and tables show: the resources of the focus, of these those that the filter matches. */
  readonly resources: ReadonlySet<ResourceId>
  /** Whether the files have what is focused on; undefined without a focus. */
  readonly focus: 'shown' | 'notDrawn' | 'gone' | undefined
  readonly problems: readonly FilterProblem[]
  readonly counts: readonly KindCount[]
}

/** How many resources of a kind are among those shown. */
export interface KindCount {
  readonly kind: string
  readonly shown: number
  readonly all: number
}

/** The part of the workspace that is asked for: first what belongs to the focus, then of that what the filter matches. */
export function findScope(parts: ScopeParts, { focus, filter }: ScopeAsk): Scope {
  const { model, diagnostics, changed } = parts
  let { graph } = parts
  let resources: ReadonlySet<ResourceId> = new Set(model.resources.map(it => it.id))
  let state: Scope['focus']
  if (focus) {
    const found = partOf(model, graph, focus)
    state = found.boxes.size > 0 ? 'shown' : isThere(model, graph, focus) ? 'notDrawn' : 'gone'
    resources = resourcesIn(model, graph, found, focus)
    graph = drawPart(graph, found)
  }
  const read = filter ? checkFilter(readFilter(filter), filterValues(model, diagnostics)) : noFilter
  if (!isEmpty(read)) {
    const within = resources
    const matching = matchingResources(model, read, { diagnostics, changed }).filter(it => within.has(it.id))
    resources = new Set(matching.map(it => it.id))
    graph = drawPart(graph, keptAround(model, graph, resources))
  }
  return {
    graph,
    resources,
    focus: state,
    problems: read.problems,
    counts: countKinds(model, resources),
  }
}

const noFilter = readFilter('')

/** What belongs to a subject, followed both ways. */
export function partOf(model: Model, graph: Graph, focus: Subject): Kept {
  const starts = startsOf(model, graph, focus)
  if (focus.type === 'way') return wayOf(graph, starts, focus)
  return followLinks(graph, starts, 'both')
}

/** From the server on what leads over the rule as well; without a rule just what leads to the server. */
function wayOf(
  graph: Graph,
  starts: readonly Station[],
  { rule, domain }: Extract<Subject, { type: 'way' }>,
): Kept {
  if (!rule) return followLinks(graph, starts, 'back')
  const way = common(followLinks(graph, starts, 'both'), followLinks(graph, rowAt(graph, rule), 'both'))
  const hosts = graph.nodes.filter(it => it.type === 'host' && way.boxes.has(it.id))
  const asked = hosts.filter(it => it.type === 'host' && it.host.toLowerCase() === domain?.toLowerCase())
  // Of several hosts between server and rule, the one that the request asked for; all where none has its name.
  if (asked.length > 0) for (const it of hosts) if (!asked.includes(it)) way.boxes.delete(it.id)
  return way
}

/** What a filter matches, with what a VirtualService needs to be a whole picture. */
function keptAround(model: Model, graph: Graph, resources: ReadonlySet<ResourceId>): Kept {
  const drawn = boxesByResource(model, graph)
  const boxes = [...new Set([...resources].flatMap(it => drawn.get(it) ?? []))]
  const kept = (['both', 'back', 'none'] as const).map(direction =>
    followLinks(
      graph,
      boxes.filter(it => directionFrom(it) === direction).map(it => ({ node: it.id })),
      direction,
    ),
  )
  const all = kept.reduce(together)
  // Of what is matched alone, such as a Sidecar and a service, the lines in between belong to the picture.
  for (const it of graph.edges)
    if (isKept(all, it.source, it.sourceRow) && isKept(all, it.target, it.targetRow)) all.edges.add(it)
  return all
}

function isKept({ boxes }: Kept, node: NodeId, row: string | undefined): boolean {
  const rows = boxes.get(node)
  return rows !== undefined && (rows === 'whole' || row === undefined || rows.has(row))
}

function directionFrom({ type }: GraphNode): Direction {
  if (type === 'virtualService') return 'both'
  return type === 'gateway' ? 'back' : 'none'
}

/** The resources of the boxes that are kept, and those that the focus itself names. */
function resourcesIn(model: Model, graph: Graph, { boxes }: Kept, focus: Subject): ReadonlySet<ResourceId> {
  const found = new Set(graph.nodes.flatMap(it => (boxes.has(it.id) ? resourcesOfBox(model, it) : [])))
  for (const it of model.resources)
    if (
      (focus.type === 'resource' && it.id === focus.resource) ||
      (focus.type === 'namespace' && it.namespace === focus.namespace) ||
      (focus.type === 'file' && it.file === focus.file)
    )
      found.add(it.id)
  return found
}

function countKinds(model: Model, shown: ReadonlySet<ResourceId>): readonly KindCount[] {
  const counts = new Map<string, { shown: number; all: number }>()
  for (const { kind, id } of model.resources) {
    const count = counts.get(kind) ?? { shown: 0, all: 0 }
    count.all++
    if (shown.has(id)) count.shown++
    counts.set(kind, count)
  }
  return [...counts].map(([kind, it]) => ({ kind, ...it }))
}
