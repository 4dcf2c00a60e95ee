import type { Column, GatewayNode, RuleRow, ServerRow, VirtualServiceNode } from './graph.ts'

/**
 * Sizes in pixels at zoom 1. The layout reserves exactly these and the canvas draws exactly these. All columns together
 * are narrow enough to be read when they are shown side by side in the middle of a laptop's screen.
 */
export const columnWidth: Readonly<Record<Column, number>> = {
  entry: 112,
  gateway: 240,
  host: 168,
  virtualService: 264,
  destination: 172,
}

/** Space right of a column: wide enough for its edges, and behind the rules for the labels on them. */
export const gapAfter: Readonly<Record<Column, number>> = {
  entry: 36,
  gateway: 52,
  host: 44,
  virtualService: 76,
  destination: 0,
}
/** Space between two nodes of one column. */
export const nodeGap = 16

/** Title and subtitle of a box with rows. */
export const headerHeight = 48
/** An entry, host, destination or terminal: title and subtitle. */
export const plainHeight = 48
/** Below the rows, where a box with rows offers to add one. */
export const footerHeight = 8

/** Port, protocol and TLS on the first line, hosts on the second. */
export const serverRowHeight = 46
/** One line of a rule: a match, or its action and chips. */
export const ruleLineHeight = 18
export const ruleRowPadding = 12
/** Further alternatives of a match are counted (`+3 more`), not listed. */
export const shownMatches = 3

/** Height of a rule's row: a line a match (at most `shownMatches`, then one that counts the rest), and one for action and chips if it has any. */
export function ruleRowHeight(row: Pick<RuleRow, 'matches' | 'action' | 'chips'>): number {
  const matches = Math.max(1, Math.min(row.matches.length, shownMatches))
  const more = row.matches.length > shownMatches ? 1 : 0
  const extras = row.action !== undefined || row.chips.length > 0 ? 1 : 0
  return ruleRowPadding + (matches + more + extras) * ruleLineHeight
}

/** Height of a Gateway's box with its servers. */
export function gatewayHeight(rows: readonly ServerRow[]): number {
  return headerHeight + rows.length * serverRowHeight + footerHeight
}

/** Height of a VirtualService's box with its rules. */
export function virtualServiceHeight(rows: readonly Pick<RuleRow, 'matches' | 'action' | 'chips'>[]): number {
  return headerHeight + rows.reduce((sum, row) => sum + ruleRowHeight(row), 0) + footerHeight
}

/** Where the middle of each row lies below the top of its box, by the row's id: for the edges that leave from it or arrive at it. */
export function rowCentres(node: GatewayNode | VirtualServiceNode): Map<string, number> {
  const centres = new Map<string, number>()
  let top = headerHeight
  for (const row of node.rows) {
    const height = 'chips' in row ? ruleRowHeight(row) : serverRowHeight
    centres.set(row.id, top + height / 2)
    top += height
  }
  return centres
}
