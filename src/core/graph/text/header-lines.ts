import { type Seconded, secondLines, secondParts, secondSize } from './second-line.ts'
import { linesIn, pieces, textWidth } from './text-width.ts'

/** Title and what stands below it have a line each; where they are longer than their box is wide, a second one. */
export interface HeaderLines {
  readonly titleLines?: number
  readonly secondLines?: number
}

/** What a box's header says. */
export interface Headed extends Seconded {
  readonly type: keyof typeof aside
  readonly width: number
  readonly title: string
  readonly port?: string | number
  readonly subset?: string
}

const most = 2
/** Destinations are often told apart by the end of long names only. */
const mostOfDestination = 4
/** A route says below its title whether it is attached, and why not: that is not to be cut where its box is narrow. */
const mostOfRoute = 4

/** The lines that the header of a box needs at its width; nothing where it is one each. */
export function headerLines(node: Headed): HeaderLines {
  const width = headerRoom(node)
  const weight = node.type === 'host' ? 'normal' : 'bold'
  const lines = linesIn(node.title, titleRoom(node), titleSize, weight)
  const title = Math.min(node.type === 'destination' ? mostOfDestination : most, lines)
  const mostSecond = node.type === 'virtualService' ? mostOfRoute : most
  const second = secondLines(headerParts(node), width, mostSecond, markWidth(node)).length
  return { ...(title > 1 && { titleLines: title }), ...(second > 1 && { secondLines: second }) }
}

/** What is left of a box's width for its title, beside the port behind it. */
export function titleRoom(node: Headed): number {
  return headerRoom(node) - (portIsBelow(node) ? 0 : portWidthOf(node))
}

/** Whether a destination says its port below its title: beside it no word of the title would be whole. */
export function portIsBelow(node: Headed): boolean {
  const port = portWidthOf(node)
  if (port === 0) return false
  const room = headerRoom(node) - port
  return pieces(node.title).some(it => textWidth(it, titleSize, 'bold') > room)
}

/** What stands below the title of a box, the port of a destination among it where that is there. */
export function headerParts(node: Headed): string[] {
  return portIsBelow(node) ? [...secondParts(node), `:${node.port}`] : secondParts(node)
}

function portWidthOf({ type, port }: Pick<Headed, 'type' | 'port'>): number {
  return type === 'destination' && port !== undefined ? textWidth(`:${port}`, titleSize) : 0
}

/** What is left of a box's width for what it says, beside icon and padding. */
export function headerRoom({ type, width }: Pick<Headed, 'type' | 'width'>): number {
  return width - aside[type]
}

/** What a mark before the second line takes from it. */
export function markWidth({ type, subset }: Pick<Headed, 'type' | 'subset'>): number {
  return type !== 'destination' || subset === undefined
    ? 0
    : Math.min(70, textWidth(subset, secondSize, 'bold') + 10) + 6
}

export const titleSize = 13

const aside = {
  entry: 34,
  gateway: 54,
  host: 47,
  virtualService: 54,
  destination: 42,
  terminal: 47,
  policy: 42,
  stub: 35,
  group: 54,
  sidecar: 54,
} as const
