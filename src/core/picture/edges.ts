import type { Trunk } from '../graph/arrange/arrangement.ts'
import { type Detour, type Loop, loopPath } from '../graph/arrange/detours.ts'
import { centresOf, nodeAnchor } from '../graph/drawn-rows.ts'
import type { GraphEdge, GraphNode, NodeId } from '../graph/graph.ts'
import { isFolded } from '../graph/row-window.ts'
import { moreRowsCentres, shareHeight, shareWidth } from '../graph/sizes.ts'
import { percentWords } from '../text/percent-words.ts'
import { type Brush, words } from './brush.ts'
import type { PictureEdge, PictureOf } from './drawing.ts'
import { mixed } from './palette.ts'
import { element, rounded } from './svg-element.ts'

/** Finds the points where edges meet boxes. */
export interface Ends {
  readonly nodes: ReadonlyMap<NodeId, GraphNode>
  readonly rowsFrom: ReadonlyMap<NodeId, number>
}

interface Point {
  readonly x: number
  readonly y: number
}

export function endsOf({ nodes, rowsFrom = new Map() }: PictureOf): Ends {
  return { nodes: new Map(nodes.map(it => [it.id, it])), rowsFrom }
}

function pointAt(ends: Ends, id: NodeId, row: string | undefined, side: 'left' | 'right'): Point | undefined {
  const node = ends.nodes.get(id)
  if (!node) return undefined
  return { x: side === 'left' ? node.x : node.x + node.width, y: node.y + rowBelow(ends, node, row) }
}

function rowBelow({ rowsFrom }: Ends, node: GraphNode, row: string | undefined): number {
  if (row === undefined) return nodeAnchor(node)
  const known = centresOf(node, rowsFrom.get(node.id)).get(row)
  if (known !== undefined) return known
  // The canvas joins the edges of rows that are not shown, and names the line that counts these.
  if ('rows' in node && isFolded(node.rows.length)) {
    const { above, below } = moreRowsCentres(node)
    if (row.endsWith('above')) return above
    if (row.endsWith('below')) return below
  }
  return nodeAnchor(node)
}

/** An edge with its arrow, and the share or reason that it says. */
export function edgeLine(brush: Brush, ends: Ends, { edge, lane, detour }: PictureEdge): string {
  const { colours } = brush
  const from = pointAt(ends, edge.source, edge.sourceRow, 'right')
  const to = pointAt(ends, edge.target, edge.targetRow, 'left')
  if (!from || !to) return ''
  const isBroken = edge.broken !== undefined
  const colour = colourOf(brush, edge)
  const parts = [
    element('path', {
      d: detour ? pathAround(detour, from, to) : pathOf(edge, from, to, lane),
      fill: 'none',
      stroke: colour,
      'stroke-width': widthOf(edge),
      'stroke-linecap': 'round',
      'stroke-dasharray': isBroken ? '2 5' : dashes[edge.type],
    }),
    arrow(to, colour, widthOf(edge)),
  ]
  if (isBroken)
    parts.push(
      element(
        'g',
        { transform: `translate(${rounded(from.x + 30)} ${rounded(from.y)})` },
        element('path', {
          d: 'M0-8.5L9 7H-9z',
          fill: colours['warning-surface'],
          stroke: colour,
          'stroke-width': 1.5,
        }),
        element('path', {
          d: 'M0-3v5M0 4.4v.2',
          fill: 'none',
          stroke: colour,
          'stroke-width': 1.6,
          'stroke-linecap': 'round',
        }),
      ),
    )
  const label = isBroken || lane === undefined ? '' : labelOf(edge)
  if (label !== '') {
    const at = {
      x: from.x + shareWidth / 2 + 1,
      y: from.y + lane! - shareHeight / 2,
      height: shareHeight,
      size: 11,
      weight: 600 as const,
      fill: colours.ink,
      anchor: 'middle' as const,
    }
    parts.push(words(label, at))
  }
  return parts.join('')
}

/** The one edge from a server, or the mesh, to a frame. */
export function trunkLine(
  { colours }: Brush,
  ends: Ends,
  { edge, frame: id }: Trunk,
  frames: PictureOf['frames'] = [],
): string {
  const frame = frames.find(it => it.id === id)
  const from = pointAt(ends, edge.source, edge.sourceRow, 'right')
  if (!frame || !from) return ''
  const to = { x: frame.x, y: Math.min(Math.max(from.y, frame.y + 14), frame.y + frame.height - 14) }
  const width = edge.traffic ? 1.25 + 10 * Math.min(1, edge.traffic.share) : 2
  return (
    element('path', { d: curve(from, to), fill: 'none', stroke: colours.edge, 'stroke-width': width }) +
    arrow(to, colours.edge)
  )
}

/** From the left of a rule, or of a folded box, down to the delegate below. */
export function branchLine({ colours }: Brush, ends: Ends, edge: GraphEdge): string {
  const from = pointAt(ends, edge.source, edge.sourceRow, 'left')
  const to = pointAt(ends, edge.target, undefined, 'left')
  if (!from || !to) return ''
  const colour = edge.broken === undefined ? colours.edge : colours.warning
  return (
    element('path', {
      d: `M${rounded(from.x)} ${rounded(from.y)}H${rounded(from.x - 6)}V${rounded(to.y)}H${rounded(to.x)}`,
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
      'stroke-dasharray': edge.broken === undefined ? undefined : '4 4',
    }) + arrow(to, colour)
  )
}

const dashes: Partial<Record<GraphEdge['type'], string>> = { mirror: '5 5', allow: '1 6', delegate: '9 4' }

function colourOf({ colours }: Brush, { type, broken }: GraphEdge): string {
  if (broken !== undefined) return colours.warning
  if (type === 'allow') return mixed(colours['kind-policy'], 0.55, colours.edge)
  if (type === 'redirect' || type === 'directResponse')
    return mixed(colours['kind-terminal'], 0.6, colours.edge)
  return colours.edge
}

function widthOf({ broken, share, type, traffic }: GraphEdge): number {
  if (broken !== undefined || type === 'mirror') return 1.5
  if (traffic) return 1.25 + 10 * Math.min(1, traffic.share)
  return share === undefined ? 1.5 : 1.25 + 3.25 * Math.min(1, Math.max(0, share))
}

function labelOf({ type, share, label }: GraphEdge): string {
  if (type === 'mirror' && share !== undefined) return `⇢ ${percentWords(share)}`
  return label ?? (share === undefined ? '' : percentWords(share))
}

/** An edge that says its share begins behind it; others of rules bend behind the shares that stand there. */
function pathOf(edge: GraphEdge, from: Point, to: Point, lane: number | undefined): string {
  const isOfRule = edge.sourceRow !== undefined && bending.includes(edge.type)
  if (lane !== undefined) return curve({ x: from.x + shareWidth, y: from.y + lane }, to)
  if (!isOfRule || to.x - from.x <= shareWidth + 16) return curve(from, to)
  const behind = { x: from.x + shareWidth, y: from.y }
  return `M${rounded(from.x)} ${rounded(from.y)}L${curve(behind, to).slice(1)}`
}

/** Past the boxes in the way, or back to its own column, as on the canvas. */
function pathAround(way: Detour | Loop, from: Point, to: Point): string {
  if ('left' in way) return loopPath(way, from, to)
  const { from: first, to: last, y } = way
  return `${curve(from, { x: first, y })}L${curve({ x: last, y }, to).slice(1)}`
}

const bending: readonly GraphEdge['type'][] = ['route', 'mirror', 'redirect', 'directResponse', 'delegate']

/** A curve that leaves to the right and arrives from the left; it swings out where that is behind it. */
function curve(from: Point, to: Point): string {
  const across = to.x - from.x
  const reach = across >= 0 ? across / 2 : 0.35 * 25 * Math.sqrt(-across)
  const points = [from.x, from.y, from.x + reach, from.y, to.x - reach, to.y, to.x, to.y].map(rounded)
  const [x1, y1, x2, y2, x3, y3, x4, y4] = points
  return `M${x1} ${y1}C${x2} ${y2} ${x3} ${y3} ${x4} ${y4}`
}

function arrow({ x, y }: Point, colour: string, width = 1.5): string {
  const half = rounded(2.6 + 0.7 * width)
  return element('path', {
    d: `M${rounded(x)} ${rounded(y)}l-${rounded(5.5 + width)}-${half}v${2 * half}z`,
    fill: colour,
  })
}
