import type {
  Column,
  GatewayNode,
  GraphNode,
  RuleRow,
  ServerRow,
  SidecarNode,
  SidecarRow,
  VirtualServiceNode,
} from './graph.ts'
import { isFolded, rowWindow, windowRows } from './row-window.ts'
import { type HeaderLines, headerLines } from './text/header-lines.ts'
import {
  calleeLineCount,
  effectLineCount,
  matchLineCount,
  shownHosts,
  usageLineCount,
} from './text/row-lines.ts'

/**
 * Sizes in pixels at zoom 1. The layout reserves exactly these and the canvas draws exactly these. All columns together
 * are narrow enough to be read when they are shown side by side in the middle of a laptop's screen.
 */
export const columnWidth: Readonly<Record<Column, number>> = {
  entry: 104,
  gateway: 236,
  host: 132,
  virtualService: 260,
  destination: 168,
}

/** The port of a gateway workload says which by its labels. */
export const portWidth = 140

/** Space right of a column: wide enough for its edges, and behind the rules for the labels on them. */
export const gapAfter: Readonly<Record<Column, number>> = {
  entry: 32,
  gateway: 36,
  host: 28,
  virtualService: 84,
  destination: 0,
}
/** Space between two nodes of one column. */
export const nodeGap = 16

/** A folded VirtualService: on two lines or more, or on one. */
export const cardHeight = 56
/** A line more of a card: for hosts that do not fit beside its title, or for where it leads. */
export const cardLineHeight = 20
export const lineHeight = 30
/** A card, a line and a box of many are as wide as the room lets them, between these. */
export const cardWidth = { least: 264, most: 340 } as const
export const lineWidth = { least: 204, most: 320 } as const
export const groupWidth = { least: 216, most: 300 } as const
/** A box that stands for many: title, what is inside, where it leads. */
export const groupHeight = 82
/** The line above the boxes of an unfolded group. */
export const groupLineHeight = 30
/** The name of a destination that is drawn elsewhere. */
export const stubHeight = 28
/** Between folded boxes, within the frame around them, and between one gateway's part of the drawing and the next. */
export const cardGap = 10
/** How much further in a delegate stands than the VirtualService above it. */
export const delegateIndent = 20
export const framePadding = 10
export const sectionGap = 28

/** Title and subtitle of a box with rows. */
export const headerHeight = 48
/** An entry, host, destination or terminal: title and subtitle. */
export const plainHeight = 48
/** A line more, for what a DestinationRule sets. */
export const traitsHeight = 20
/** Below the rows, where a box with rows offers to add one. */
export const footerHeight = 8

/** One more line of a title, and of what stands below it. */
const titleLineHeight = 18
const secondLineHeight = 15

/** Height of a box's title and what stands below it. */
export function headerHeightOf({ titleLines = 1, secondLines = 1 }: HeaderLines): number {
  return headerHeight + (titleLines - 1) * titleLineHeight + (secondLines - 1) * secondLineHeight
}

/** A node without rows, as high as its words need at its width. */
export function withPlainHeight<N extends GraphNode>(node: N): N {
  const lines = headerLines(node)
  const traits = node.type === 'destination' && node.traits ? traitsHeight : 0
  return { ...node, ...lines, height: headerHeightOf(lines) + traits }
}

/** Port, protocol and TLS on the first line, hosts on the second, and on more where they need them. */
export const serverRowHeight = 46
const hostLineHeight = 18
/** Left and right of what a row says. */
export const serverRoom = columnWidth.gateway - 24
const listenerRoom = columnWidth.virtualService - 24
export const ruleRoom = columnWidth.virtualService - 52
/** One line of a rule: a match, or its action and chips. */
export const ruleLineHeight = 18
export const ruleRowPadding = 12
/** Further alternatives of a match are counted (`+3 more`), not listed. */
export const shownMatches = 3

/** The share that an edge says, right where it leaves its row: one below the other, and edges bend behind them only. */
export const shareHeight = 17
export const shareWidth = 46
/** A rule says no more shares than these beside its row. */
export const mostShares = 8

/**
 * Height of a rule's row: a line or two a match (at most `shownMatches`, then a line that counts the rest), and those that action
 * and chips take; at least as high as the shares beside it.
 */
export function ruleRowHeight(row: Pick<RuleRow, 'matches' | 'action' | 'chips' | 'labels'>): number {
  const matches = row.matches
    .slice(0, shownMatches)
    .reduce((sum, it) => sum + matchLineCount(it, ruleRoom), 0)
  const more = row.matches.length > shownMatches ? 1 : 0
  const lines =
    ruleRowPadding + (Math.max(1, matches) + more + effectLineCount(row, ruleRoom)) * ruleLineHeight
  return Math.max(lines, (row.labels ?? 0) * shareHeight + 4)
}

/** In a folded box every rule has the same height, so that the box has one size whichever of its rows it shows. */
export const foldedRuleHeight = ruleRowPadding + 2 * ruleLineHeight
/** The line that counts the rows above those shown, and the one below; a folded box has both at all times. */
export const moreRowsHeight = 28

/** Height of a row among the others of its box. */
export function rowHeight(row: ServerRow | RuleRow | SidecarRow, rowCount: number): number {
  if (isFolded(rowCount)) return 'chips' in row ? foldedRuleHeight : serverRowHeight
  return 'chips' in row ? ruleRowHeight(row) : 'hosts' in row ? serverHeight(row) : listenerHeight(row)
}

function serverHeight(row: ServerRow): number {
  const lines = shownHosts(row, serverRoom).lines + usageLineCount(row, serverRoom)
  return serverRowHeight + (lines - 1) * hostLineHeight
}

/** Height of a box whose rows are the listeners of a Sidecar. */
export function listenersHeight(rows: readonly SidecarRow[]): number {
  const all = () => rows.reduce((sum, it) => sum + listenerHeight(it), 0)
  return boxHeight({}, rows.length, all, serverRowHeight)
}

function listenerHeight(row: SidecarRow): number {
  return serverRowHeight + (calleeLineCount(row, listenerRoom) - 1) * hostLineHeight
}

/** A Gateway's box, as high as its title and its servers need. */
export function withGatewayHeight(node: GatewayNode): GatewayNode {
  const lines = headerLines(node)
  const all = () => node.rows.reduce((sum, it) => sum + serverHeight(it), 0)
  return { ...node, ...lines, height: boxHeight(lines, node.rows.length, all, serverRowHeight) }
}

/** A VirtualService's box, as high as its title and its rules need. */
export function withVirtualServiceHeight(node: VirtualServiceNode): VirtualServiceNode {
  const lines = headerLines(node)
  const all = () => node.rows.reduce((sum, row) => sum + ruleRowHeight(row), 0)
  return { ...node, ...lines, height: boxHeight(lines, node.rows.length, all, foldedRuleHeight) }
}

/** A box whose header says something else, its rows being the same. */
export function withHeaderHeight(node: VirtualServiceNode): VirtualServiceNode {
  const lines = headerLines(node)
  return { ...node, ...lines, height: node.height - headerHeightOf(node) + headerHeightOf(lines) }
}

function boxHeight(lines: HeaderLines, count: number, all: () => number, folded: number): number {
  const rows = isFolded(count) ? windowRows * folded + 2 * moreRowsHeight : all()
  return headerHeightOf(lines) + rows + footerHeight
}

/**
 * Where the middle of each row lies below the top of its box, by the row's id: for the edges that leave from it or arrive at
 * it. A folded box shows the rows of a window that begins at `from`; the others are at the line that counts them.
 */
export function rowCentres(
  node: GatewayNode | VirtualServiceNode | SidecarNode,
  from = 0,
): Map<string, number> {
  const count = node.rows.length
  const shown = rowWindow(count, from)
  const { above, below } = moreRowsCentres(node)
  const centres = new Map<string, number>()
  let top = headerHeightOf(node) + (isFolded(count) ? moreRowsHeight : 0)
  node.rows.forEach((row, i) => {
    if (i < shown.from) centres.set(row.id, above)
    else if (i >= shown.to) centres.set(row.id, below)
    else {
      const height = rowHeight(row, count)
      centres.set(row.id, top + height / 2)
      top += height
    }
  })
  return centres
}

/** Where the lines that count the rows which a folded box does not show have their middles. */
export function moreRowsCentres(node: HeaderLines & Pick<GraphNode, 'height'>) {
  const above = headerHeightOf(node) + moreRowsHeight / 2
  return { above, below: node.height - footerHeight - moreRowsHeight / 2 }
}
