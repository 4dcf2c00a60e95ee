import { replacedTable } from '../../data/replaced-table.ts'
import { sameItems } from '../../data/same-value.ts'
import type { Graph, GraphEdge, GraphNode, NodeId } from '../graph.ts'
import type { Parts, Section } from './parts.ts'

/**
 * The parts of a drawing in which the boxes of another belong where they belonged: what is drawn otherwise is put in the place of what it
 * was, and every section without it is the same object as before. Undefined where a box or an edge has come, gone or changed what
 * divides a drawing.
 */
export function partsAgain(before: Graph, parts: Parts, { nodes, edges }: Graph): Parts | undefined {
  const boxes = replacedIn(before.nodes, nodes, hasSamePart)
  const lines = boxes && replacedIn(before.edges, edges, hasSameEnds)
  if (!boxes || !lines) return undefined
  if (boxes.size === 0 && lines.size === 0) return parts
  const numbers = sectionNumbers(parts)
  const sections = [...parts.sections]
  const replaced = new Set([...boxes.keys()].flatMap(it => numbers.get(it.id) ?? []))
  for (const i of replaced) sections[i] = sectionAgain(sections[i]!, boxes)
  const isLedTo = ({ id }: GraphNode) => parts.users.has(id)
  const isLikewise = lines.size === 0 && ![...boxes.values()].some(isLedTo)
  return {
    ...parts,
    nodes: replacedTable(
      parts.nodes,
      [...boxes.values()].map(it => [it.id, it]),
    ),
    sections: replaced.size === 0 ? parts.sections : sections,
    leaving: lines.size === 0 ? parts.leaving : leavingAgain(parts.leaving, lines),
    ways: isLikewise ? parts.ways : {},
  }
}

/** What stands in the place of what; undefined where the lists do not go together item by item. */
function replacedIn<T>(
  before: readonly T[],
  now: readonly T[],
  isAlike: (a: T, b: T) => boolean,
): ReadonlyMap<T, T> | undefined {
  const replaced = new Map<T, T>()
  if (before === now) return replaced
  if (before.length !== now.length) return undefined
  for (let i = 0; i < now.length; i++) {
    const a = before[i]!
    const b = now[i]!
    if (a === b) continue
    if (!isAlike(a, b)) return undefined
    replaced.set(a, b)
  }
  return replaced
}

/** Whether all that a drawing is divided by is the same: ids, kinds and names, hosts and what a box leads to. */
function hasSamePart(a: GraphNode, b: GraphNode): boolean {
  return (
    a.id === b.id &&
    a.type === b.type &&
    a.column === b.column &&
    a.title === b.title &&
    a.subtitle === b.subtitle &&
    (a.type !== 'virtualService' || (b.type === a.type && sameItems(a.hosts, b.hosts))) &&
    (a.type !== 'entry' || (b.type === a.type && a.entry === b.entry))
  )
}

function hasSameEnds(a: GraphEdge, b: GraphEdge): boolean {
  return (
    a.id === b.id &&
    a.type === b.type &&
    a.source === b.source &&
    a.target === b.target &&
    a.sourceRow === b.sourceRow &&
    a.targetRow === b.targetRow &&
    a.broken === b.broken
  )
}

function sectionAgain(section: Section, boxes: ReadonlyMap<GraphNode, GraphNode>): Section {
  const { head, virtualServices, delegates, others } = section
  const now = <N extends GraphNode>(it: N) => (boxes.get(it) as N | undefined) ?? it
  return {
    ...section,
    head: head && now(head),
    virtualServices: virtualServices.map(now),
    delegates: new Map([...delegates].map(([id, below]) => [id, below.map(now)])),
    others: others.map(now),
  }
}

function leavingAgain(leaving: Parts['leaving'], lines: ReadonlyMap<GraphEdge, GraphEdge>): Parts['leaving'] {
  const sources = new Set([...lines.values()].map(it => it.source))
  return replacedTable(
    leaving,
    [...sources].map(it => [it, (leaving.get(it) ?? []).map(edge => lines.get(edge) ?? edge)] as const),
  )
}

/** By box, the place of its section among all; boxes that are in none are left out. Of drawings of one shape it is the same. */
export function sectionNumbers({ sections, shape }: Parts): ReadonlyMap<NodeId, number> {
  const known = kept.get(shape)
  if (known) return known
  const numbers = new Map<NodeId, number>()
  for (const [i, { head, virtualServices, others }] of sections.entries()) {
    if (head) numbers.set(head.id, i)
    for (const { id } of virtualServices) numbers.set(id, i)
    for (const { id } of others) numbers.set(id, i)
  }
  kept.set(shape, numbers)
  return numbers
}

const kept = new WeakMap<Parts['shape'], ReadonlyMap<NodeId, number>>()
