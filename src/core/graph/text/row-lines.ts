import { linesIn, rowsOf, textWidth } from './text-width.ts'

/** Size of the letters in rows, and of the words in chips. */
const rowSize = 12
const chipSize = 12
/** Between two conditions, and between two chips. */
const conditionGap = 10
const chipGap = 4
const chipPadding = 10
/** A longer chip is cut. */
const widestChip = 150

/** What the row of a server says. */
export interface ServerWords {
  readonly port: string
  readonly portName: string
  readonly protocol: string
  readonly tls: string
  readonly httpsRedirect: boolean
  readonly hosts: readonly string[]
}

/** What a rule does besides routing. */
export interface Effects {
  readonly action?: string
  readonly chips: readonly string[]
}

/** A server's hosts: on one line where they fit, else on lines of their own, the first of them. */
export interface ShownHosts {
  readonly shown: readonly string[]
  /** How many more there are. */
  readonly more: number
  readonly lines: number
}

const mostHosts = 3

export function shownHosts({ hosts }: Pick<ServerWords, 'hosts'>, width: number): ShownHosts {
  const joined = hosts.join(', ')
  if (hosts.length === 0 || textWidth(joined, rowSize) <= width) return { shown: [joined], more: 0, lines: 1 }
  const shown = hosts.length > mostHosts ? hosts.slice(0, mostHosts - 1) : hosts
  const more = hosts.length - shown.length
  const lines = shown.reduce((sum, it) => sum + Math.min(2, linesIn(it, width, rowSize)), more > 0 ? 1 : 0)
  return { shown, more, lines }
}

/** The sign before the services that a listener lets through. */
const calleeSign = 15

/** How many lines the services that a listener of a Sidecar lets through take: two at most. */
export function calleeLineCount({ words }: { readonly words: string }, width: number): number {
  return Math.max(1, Math.min(2, linesIn(words, width - calleeSign, rowSize)))
}

/** Whether the name of a server's port has room beside what matters more: its number, protocol and TLS mode. */
export function hasPortName(row: ServerWords, width: number): boolean {
  const mark = (words: string) => textWidth(words, chipSize) + chipPadding + 13 + 6
  const taken =
    textWidth(row.port, 13, 'bold') +
    6 +
    (row.httpsRedirect ? mark('https') : 0) +
    (row.tls === 'none' ? 0 : mark(row.tls)) +
    textWidth(row.protocol, chipSize, 'bold') +
    18
  return row.portName !== '' && taken + textWidth(row.portName, rowSize) <= width
}

/** How many lines it takes to say what comes of a listener: none where nothing is said. */
export function usageLineCount(
  { use }: { readonly use?: { readonly words: string } | undefined },
  width: number,
): number {
  return use ? Math.min(2, linesIn(use.words, width, rowSize)) : 0
}

/** How many lines one alternative of a match takes: its conditions, side by side as far as they fit. */
export function matchLineCount(words: string, width: number): number {
  const conditions = words.split('  ')
  if (conditions.length === 1) return Math.min(2, linesIn(words, width, rowSize))
  return Math.min(
    2,
    rowsOf(
      conditions.map(it => textWidth(it, rowSize)),
      width,
      conditionGap,
    ),
  )
}

/** How many lines action and chips take: none without any. */
export function effectLineCount({ action, chips }: Effects, width: number): number {
  if (action === undefined && chips.length === 0) return 0
  const widths = [
    ...(action === undefined ? [] : [textWidth(action, rowSize)]),
    ...chips.map(it => Math.min(widestChip, textWidth(it, chipSize) + chipPadding)),
  ]
  return Math.min(3, rowsOf(widths, width, chipGap))
}
