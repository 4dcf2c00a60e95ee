import { sameValue } from '../../data/same-value.ts'
import type { Severity } from '../../severity.ts'
import type { Badge, GraphNode, GroupNode, MixShare, NodeId, Summary, VirtualServiceNode } from '../graph.ts'
import { placeNode } from '../layout.ts'
import { cardHeight, cardLineHeight, groupHeight, groupLineHeight, lineHeight } from '../sizes.ts'
import { cardWays, groupWays, lineWays, needsHostBelow } from '../text/card-lines.ts'
import type { Group } from './divide.ts'
import { type Parts, type Section, sidecarSection } from './parts.ts'
import { commonWaysOut, waysOut } from './ways-out.ts'

/** A VirtualService without its rules, as a card or on one line. */
export function foldedVirtualService(
  node: VirtualServiceNode,
  form: Summary['form'],
  width: number,
  parts: Parts,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  hostBelow = false,
): VirtualServiceNode {
  const broken = parts.broken.get(node.id)
  const ways = waysOut(parts.leaving.get(node.id) ?? [], nodes)
  const also = parts.also.get(node.id) ?? []
  const card = form === 'card' ? cardWays(node.title, ways, width) : undefined
  const summary: Summary = {
    form,
    rules: node.rows.length,
    waysOut: ways,
    named: card?.named ?? lineWays(node.title, node.badge !== undefined, ways, width),
    hostBelow,
    also,
    ...(broken !== undefined && { broken }),
  }
  const before = folded.get(node)
  if (before?.width === width && sameValue(before.summary, summary)) return before
  const height = card ? cardHeight + (card.lines - 1 + (hostBelow ? 1 : 0)) * cardLineHeight : lineHeight
  const now = { ...node, width, height, summary }
  folded.set(node, now)
  return now
}

/** Whether cards that stand together have their hosts below their titles: all of them or none, so that they look alike. */
export function hasHostsBelow(
  virtualServices: readonly VirtualServiceNode[],
  { also }: Parts,
  width: number,
): boolean {
  const known = hostsBelow.get(virtualServices)
  if (known?.width === width) return known.is
  const is = virtualServices.some(it =>
    needsHostBelow({ title: it.title, hosts: it.hosts, also: also.get(it.id) ?? [] }, width),
  )
  hostsBelow.set(virtualServices, { width, is })
  return is
}

const hostsBelow = new WeakMap<
  readonly VirtualServiceNode[],
  { readonly width: number; readonly is: boolean }
>()

// The same node with the same summary is the same object as before.
const folded = new WeakMap<VirtualServiceNode, VirtualServiceNode>()

interface Many {
  /** What it was made of: another one when anything in it is drawn otherwise. */
  readonly of: Section | Group
  readonly id: NodeId
  readonly by: GroupNode['by']
  readonly title: string
  readonly subtitle?: string | undefined
  readonly virtualServices: readonly VirtualServiceNode[]
  readonly others: readonly GraphNode[]
}

/** A folded VirtualService that is higher than it needs; the same object as before while neither changes. */
export function withHeight(node: VirtualServiceNode, height: number): VirtualServiceNode {
  if (node.height === height) return node
  const before = stretched.get(node)
  if (before?.height === height) return before
  const now = { ...node, height }
  stretched.set(node, now)
  return now
}

const stretched = new WeakMap<VirtualServiceNode, VirtualServiceNode>()

/**
 * A box that stands for many VirtualServices, or the line above them while it is unfolded; the same object as before while they and
 * what their rules lead to are drawn as before.
 */
export function groupBox(
  many: Many,
  unfolded: boolean,
  width: number,
  parts: Parts,
  nodes: ReadonlyMap<NodeId, GraphNode>,
): GroupNode {
  const before = boxes.get(many.of)
  if (before?.ways === parts.ways && before.box.width === width && before.box.unfolded === unfolded)
    return before.box
  const box = drawGroup(many, unfolded, width, parts, nodes)
  boxes.set(many.of, { ways: parts.ways, box })
  return box
}

const boxes = new WeakMap<Many['of'], { readonly ways: Parts['ways']; readonly box: GroupNode }>()

function drawGroup(
  { id, by, title, subtitle, virtualServices, others }: Many,
  unfolded: boolean,
  width: number,
  parts: Parts,
  nodes: ReadonlyMap<NodeId, GraphNode>,
): GroupNode {
  const inside = [...virtualServices, ...others]
  const badge = worstOf(inside)
  const traffic = sumOf(virtualServices)
  const routes = virtualServices.filter(it => it.kind !== undefined).length
  const ways = commonWaysOut(
    virtualServices.map(it => parts.leaving.get(it.id) ?? []),
    nodes,
  )
  return {
    x: 0,
    y: 0,
    id,
    type: 'group',
    column: 'gateway',
    width,
    height: unfolded ? groupLineHeight : groupHeight,
    title,
    ...(subtitle !== undefined && { subtitle }),
    ...(badge && { badge }),
    ...(traffic && { traffic }),
    unfolded,
    by,
    virtualServices: virtualServices.length,
    ...(routes > 0 && { routes }),
    hosts: new Set(virtualServices.flatMap(it => it.hosts)).size,
    rules: virtualServices.reduce((sum, it) => sum + it.rows.length, 0),
    others: others.length,
    waysOut: ways,
    named: groupWays({ waysOut: ways, width }),
  }
}

export function manyOfGroup(of: Group): Many {
  const { id, by, title, virtualServices } = of
  return { of, id, by, title, virtualServices, others: [] }
}

export function manyOfSection(of: Section): Many {
  const { id, head, virtualServices, others } = of
  const its = { of, id, virtualServices, others }
  if (head) return { ...its, by: 'gateway', title: head.title, subtitle: namespaceOf(head) }
  if (virtualServices.length > 0) return { ...its, by: 'gateway', title: 'No gateway' }
  return id === sidecarSection
    ? { ...its, by: 'sidecars', title: 'Sidecars', subtitle: 'what may be called' }
    : { ...its, by: 'unused', title: 'No rule leads here' }
}

/** Of a gateway, without the labels of its workload. */
function namespaceOf({ subtitle }: GraphNode): string | undefined {
  return subtitle?.split(' · ')[0]
}

/** A copy of a node at a place; the same object as before while neither changes. */
export function at<N extends GraphNode>(node: N, x: number, y: number): N {
  return placeNode(node, x, y) as N
}

const order: readonly Severity[] = ['error', 'warning', 'info']

/** The worst problem of some boxes and the number of all their problems. */
function worstOf(nodes: readonly GraphNode[]): Badge | undefined {
  let severity: Severity | undefined
  let count = 0
  for (const { badge } of nodes) {
    if (!badge) continue
    count += badge.count
    if (!severity || order.indexOf(badge.severity) < order.indexOf(severity)) severity = badge.severity
  }
  return severity && { severity, count }
}

function sumOf(nodes: readonly GraphNode[]): MixShare | undefined {
  let share: number | undefined
  for (const { traffic } of nodes) if (traffic) share = (share ?? 0) + traffic.share
  return share === undefined ? undefined : { share }
}
