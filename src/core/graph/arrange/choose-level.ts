import type { Graph, VirtualServiceNode } from '../graph.ts'
import { withPlaces } from '../layout.ts'
import {
  cardGap,
  cardHeight,
  cardWidth,
  columnWidth,
  framePadding,
  gapAfter,
  groupHeight,
  groupLineHeight,
  groupWidth,
  lineHeight,
  lineWidth,
  nodeGap,
  plainHeight,
  sectionGap,
} from '../sizes.ts'
import { type ArrangeOptions, type Level, levels, type RoomOnCanvas } from './arrangement.ts'
import { boundsOf } from './bounds.ts'
import { groupsOf } from './divide.ts'
import { foldedVirtualService, hasHostsBelow } from './folded-boxes.ts'
import type { Parts, Section } from './parts.ts'
import { columnsIn, type Extent, shelve } from './shelves.ts'

/** How a section shows its VirtualServices. */
export type Form = 'cards' | 'lines' | 'groups'

/** Zoom below which no drawing opens: 11 px of text are 12 px at zoom 1. */
export const openingZoom = 0.92
/** A drawing of few boxes is shown larger than life, up to this. */
export const largestZoom = 1.85
/** Left and right of the drawing. */
export const sideMargin = 16

/** How many screens high a drawing may be at each level. */
const screens: Readonly<Record<Exclude<Level, 'gateways'>, number>> = {
  full: 1.3,
  units: 1.3,
  cards: 1.9,
  lines: 2,
  groups: 2,
}
/** A level that is left only for being too high is kept for a little longer, and one too low entered a little later. */
const tolerance = 0.12

/** The fullest level at which a drawing fits its canvas; the one before for as long as that nearly fits. */
export function chooseLevel(graph: Graph, parts: Parts, { room, folding, level }: ArrangeOptions): Level {
  if (!room || room.width === 0) return 'full'
  const fits = (it: Level) => {
    const limit = limitOf(it, room, slackOf(it, level))
    return heightAt(it, graph, parts, room, limit) <= limit
  }
  if (folding.all === 'open') return fits('full') ? 'full' : 'units'
  const found = (folding.all === 'folded' ? levels.slice(2) : levels).find(fits)
  if (found && found !== 'gateways') return found
  // A tall box or two, such as a Sidecar of many listeners, is no reason to show nothing.
  return countOf(parts) <= fewest && parts.sections.length <= fewSections ? 'cards' : 'gateways'
}

/**
 * How much larger than life a folded drawing is shown: one that leaves much of its canvas empty. What is unfolded in it
 * changes nothing, so that nothing jumps.
 */
export function scaleAt(level: Level, graph: Graph, parts: Parts, room: RoomOnCanvas): number {
  const heightIn = (it: RoomOnCanvas) => heightAt(level, graph, parts, it, Number.POSITIVE_INFINITY)
  if (heightIn(room) > mostlyEmpty * room.height) return 1
  const fits = (scale: number) => {
    const smaller = { width: room.width / scale, height: room.height / scale }
    return heightIn(smaller) <= nearlyFull * smaller.height
  }
  return scales.find(fits) ?? 1
}

/** No more than this: from a little larger on, zooming unfolds. */
const scales = [1.35, 1.25, 1.15] as const
const mostlyEmpty = 0.62
const nearlyFull = 0.92

function slackOf(candidate: Level, before: Level | undefined): number {
  if (before === undefined) return 0
  return levels.indexOf(candidate) >= levels.indexOf(before) ? tolerance : -tolerance
}

function limitOf(level: Level, { height }: RoomOnCanvas, slack: number): number {
  if (level === 'gateways') return Number.POSITIVE_INFINITY
  // On a canvas that is low a drawing of one usual screen is no tower yet.
  const screen = Math.max(height, leastScreen)
  return screens[level] * screen * (1 + slack)
}

const leastScreen = 640

function heightAt(level: Level, graph: Graph, parts: Parts, room: RoomOnCanvas, limit: number): number {
  if (level === 'full') {
    // Delegates stand in a column of their own.
    if ((countOf(parts) / 2) * cardHeight > limit) return Number.POSITIVE_INFINITY
    if (!fitsFull(graph, parts, room, 0)) return Number.POSITIVE_INFINITY
    const isFew = countOf(parts) <= fewest && !hasManyOthers(parts)
    return isFew ? 0 : boundsOf(withPlaces(graph).nodes).height
  }
  const inner = innerWidth(room)
  if (leastHeightAt(level, parts, inner) > limit) return Number.POSITIVE_INFINITY
  if (level === 'units' && !unitsFit(parts, inner)) return Number.POSITIVE_INFINITY
  return shelve(
    parts.sections.map(it => sectionExtent(it, level, inner, parts)),
    inner,
    gapAt(level),
  ).size.height
}

/** A height below which no drawing of so many VirtualServices is at a level, however well they fit: it is found at once. */
function leastHeightAt(level: Level, parts: Parts, inner: number): number {
  if (level === 'groups' || level === 'gateways') return 0
  const [width, height] =
    level === 'lines' ? [lineWidth.least, lineHeight] : [columnWidth.virtualService, cardHeight]
  return Math.floor(countOf(parts) / Math.max(1, Math.ceil(inner / width))) * height
}

/** Whether the columns stand side by side in the width. */
function fitsFull(graph: Graph, parts: Parts, room: RoomOnCanvas, slack: number): boolean {
  const { width } = boundsOf(withPlaces(graph).nodes)
  return (
    width * openingZoom <= room.width * (1 + slack) ||
    (room.width >= fewFrom && countOf(parts) <= few && !hasDelegates(graph))
  )
}

/** Delegates have a column of their own; in frames they stand below, and all of it is seen. */
function hasDelegates({ edges }: Graph): boolean {
  return edges.some(it => it.type === 'delegate')
}

/** A handful of boxes that is wider than a laptop's canvas; folding them would say less. */
const few = 8
const fewFrom = 700
/** So many VirtualServices are never folded for their height: cards of them would be an empty page. */
const fewest = 3

/** Services that nothing leads to, Sidecars and policies: a tower of them says less than a box. */
function hasManyOthers({ sections }: Parts): boolean {
  return sections.some(it => it.others.length > fewOthers)
}

/** More than these in one place are one box. */
export const fewOthers = 24

const fewSections = 6

/** How many VirtualServices a drawing has; each is in a section. */
function countOf({ sections }: Parts): number {
  return sections.reduce((sum, it) => sum + it.virtualServices.length, 0)
}

/** The width of a drawing in a room. */
export function innerWidth(room: RoomOnCanvas): number {
  return Math.max(cardWidth.least + 2 * framePadding, room.width - 2 * sideMargin)
}

/** How a section that is not folded to one box shows its VirtualServices. */
export function formOf(section: Section, level: Level): Form {
  const count = section.virtualServices.length
  if (level === 'lines') return 'lines'
  if (level === 'cards' || level === 'units') return 'cards'
  if (level === 'groups') return count > fewForGroups && groupsOf(section).length > 1 ? 'groups' : 'lines'
  return count <= 30 ? 'cards' : count <= 120 || groupsOf(section).length === 1 ? 'lines' : 'groups'
}

const fewForGroups = 12

/** Where the frame of a section stands: beside its head where there is room, else below. */
export function frameOf(
  section: Section,
  inner: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly beside: boolean } {
  const { head } = section
  if (!head) return { x: 0, y: 0, width: inner, beside: true }
  const x = columnWidth.gateway + gapAfter.gateway
  const width = inner - x
  return width >= cardWidth.least + 2 * framePadding
    ? { x, y: 0, width, beside: true }
    : { x: 0, y: head.height + cardGap, width: inner, beside: false }
}

/** Between the sections: more where they have frames. */
export function gapAt(level: Level): number {
  return level === 'gateways' ? 14 : sectionGap
}

export function boxWidths(room: number, gap = cardGap): Readonly<Record<'card' | 'line' | 'group', number>> {
  return {
    card: columnsIn(room, cardWidth, gap),
    line: columnsIn(room, lineWidth, gap),
    group: columnsIn(room, groupWidth, gap),
  }
}

/** About the size of a VirtualService with its destinations beside it. */
function unitExtent({ id, width, height }: VirtualServiceNode, { leaving }: Parts): Extent {
  const ends = new Set((leaving.get(id) ?? []).map(it => it.target)).size
  return {
    width: width + (ends > 0 ? gapAfter.virtualService + columnWidth.destination : 0),
    height: Math.max(height, ends * (plainHeight + nodeGap) - nodeGap),
  }
}

/** Whether every VirtualService stands in its frame with its destinations beside it: on a phone there is no room for both. */
function unitsFit(parts: Parts, inner: number): boolean {
  return parts.sections.every(section => {
    const room = frameOf(section, inner).width - 2 * framePadding
    return section.virtualServices.every(it => unitExtent(it, parts).width * openingZoom <= room)
  })
}

/** More cards than this fit no canvas, however low they are. */
const fewToMeasure = 150

/** The size of a section with nothing unfolded in it. */
function sectionExtent(section: Section, level: Level, inner: number, parts: Parts): Extent {
  // On a line or in a group nothing is said of where rules lead: such a section is as large as it was while it is the same.
  if (level !== 'lines' && level !== 'groups') return measureSection(section, level, inner, parts)
  const known = measured[level].get(section)
  if (known?.inner === inner) return known.extent
  const extent = measureSection(section, level, inner, parts)
  measured[level].set(section, { inner, extent })
  return extent
}

type Measured = WeakMap<Section, { readonly inner: number; readonly extent: Extent }>

const measured: Readonly<Record<'lines' | 'groups', Measured>> = {
  lines: new WeakMap(),
  groups: new WeakMap(),
}

function measureSection(section: Section, level: Level, inner: number, parts: Parts): Extent {
  if (level === 'gateways') return { width: boxWidths(inner, gapAt(level)).group, height: groupHeight }
  const { head, virtualServices, others } = section
  // As many as these are in a box at every level.
  if (!head && virtualServices.length === 0 && others.length > fewOthers)
    return { width: boxWidths(inner, gapAt(level)).group, height: groupHeight }
  const frame = frameOf(section, inner)
  const room = frame.width - 2 * framePadding
  const widths = boxWidths(room)
  const form = formOf(section, level)
  const isCrowded = virtualServices.length > fewToMeasure
  const hostsBelow = form === 'cards' && !isCrowded && hasHostsBelow(virtualServices, parts, widths.card)
  const cardExtent = (it: VirtualServiceNode): Extent => ({
    width: widths.card,
    height: isCrowded
      ? cardHeight
      : foldedVirtualService(it, 'card', widths.card, parts, parts.nodes, hostsBelow).height,
  })
  const boxes: Extent[] =
    form === 'groups'
      ? groupsOf(section).map(() => ({ width: widths.group, height: groupHeight }))
      : virtualServices.map(
          (it): Extent =>
            level === 'units'
              ? unitExtent(it, parts)
              : form === 'cards'
                ? cardExtent(it)
                : { width: widths.line, height: lineHeight },
        )
  if (others.length > 0) boxes.push({ width: room, height: groupLineHeight })
  const { size } = shelve([...boxes, ...others], room, cardGap)
  if (boxes.length === 0) return { width: head?.width ?? 0, height: head?.height ?? 0 }
  return {
    width: frame.x + size.width + 2 * framePadding,
    height: Math.max(head && frame.beside ? head.height : 0, frame.y + size.height + 2 * framePadding),
  }
}
