import { centresOf, nodeAnchor } from '../drawn-rows.ts'
import type { GraphEdge, GraphNode } from '../graph.ts'
import { type Bounds, boundsOf } from './bounds.ts'

/** Between two places across, an edge runs at this height: above or below the boxes that stand in its way. */
export interface Detour {
  readonly from: number
  readonly to: number
  readonly y: number
}

/** An edge back into its own column, or one before: out of its box, past it at a height where no box is, and in again. */
export interface Loop {
  readonly right: number
  readonly left: number
  readonly y: number
}

/** Between an edge and the boxes that it passes. */
const clearance = 14
/** How far a loop stands out at either side; its warning sign is there. */
const loopOut = 30
const loopIn = 18

/**
 * The edges with detours around boxes of the columns that they pass over: a link without effect leads from a Gateway straight
 * to its VirtualService. Other edges lead to the next column. `nodes` gives all boxes where they are drawn.
 */
export function withDetours<Drawn extends { readonly edge: GraphEdge }>(
  edges: readonly Drawn[],
  nodes: () => readonly GraphNode[],
): readonly (Drawn & { readonly detour?: Detour | Loop })[] {
  if (!edges.some(it => it.edge.broken !== undefined)) return edges
  const boxes = new Map(nodes().map(it => [it.id, it]))
  return edges.map(it => {
    const source = boxes.get(it.edge.source)
    const target = boxes.get(it.edge.target)
    if (it.edge.broken === undefined || !source || !target) return it
    const start = { x: source.x + source.width, y: source.y + heightAt(source, it.edge.sourceRow) }
    const end = { x: target.x, y: target.y + heightAt(target, it.edge.targetRow) }
    const all = [...boxes.values()]
    const detour = end.x <= start.x ? loopOf(all, source, start, end) : around(all, start, end)
    return detour ? { ...it, detour } : it
  })
}

/** The loop from a box back: right above or below it, on the side of its target. */
export function loopOf(boxes: readonly Bounds[], source: Bounds, start: Point, end: Point): Loop {
  const isDown = end.y >= source.y + source.height / 2
  const edge = isDown ? source.y + source.height : source.y
  const column = boxes.filter(it => it.x < source.x + source.width && it.x + it.width > source.x)
  const gaps = column
    .map(it => (isDown ? it.y - edge : edge - it.y - it.height))
    .filter(it => it >= 0 && it < 2 * clearance)
  const off = Math.min(clearance, ...gaps.map(it => it / 2))
  return { right: start.x + loopOut, left: end.x - loopIn, y: isDown ? edge + off : edge - off }
}

/** The way of a loop, as an SVG path in straight lines. */
export function loopPath({ left, right, y }: Loop, start: Point, end: Point): string {
  const corners = [
    [right, start.y],
    [right, y],
    [left, y],
    [left, end.y],
  ] as const
  return `M${start.x},${start.y} ${rounded(corners)} L${end.x},${end.y}`
}

const corner = 8

/** Straight lines over some corners, each level or upright. */
function rounded(corners: readonly (readonly [x: number, y: number])[]): string {
  return corners
    .map(([x, y], i) => {
      const [nextX, nextY] = corners[i + 1] ?? [x + corner, y]
      const [lastX, lastY] = corners[i - 1] ?? [x - corner, y]
      const towards = (toX: number, toY: number) =>
        `${x + corner * Math.sign(toX - x)},${y + corner * Math.sign(toY - y)}`
      return `L${towards(lastX, lastY)} Q${x},${y} ${towards(nextX, nextY)}`
    })
    .join(' ')
}

interface Point {
  readonly x: number
  readonly y: number
}

/** The nearest way past the boxes that lie wholly between two points and in the way; undefined where none does. */
export function around(boxes: readonly Bounds[], start: Point, end: Point): Detour | undefined {
  const between = boxes.filter(it => it.x > start.x && it.x + it.width < end.x)
  const inTheWay = between.filter(it => passes(it, start, end))
  if (inTheWay.length === 0) return undefined
  const { x, width } = boundsOf(inTheWay)
  const column = between.filter(it => it.x < x + width && it.x + it.width > x)
  const middle = (start.y + end.y) / 2
  const free = column
    .flatMap(it => [it.y - clearance, it.y + it.height + clearance])
    .filter(y => column.every(it => y <= it.y - clearance / 2 || y >= it.y + it.height + clearance / 2))
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  return free[0] === undefined ? undefined : { from: x, to: x + width, y: free[0] }
}

/** Whether a curve between two points, level at both, meets a box. */
function passes(box: Bounds, start: Point, end: Point): boolean {
  for (let step = 0; step <= steps; step++) {
    const part = step / steps
    const x = start.x + part * (end.x - start.x)
    if (x < box.x || x > box.x + box.width) continue
    const y = start.y + part * part * (3 - 2 * part) * (end.y - start.y)
    if (y > box.y - clearance / 2 && y < box.y + box.height + clearance / 2) return true
  }
  return false
}

const steps = 40

function heightAt(node: GraphNode, row: string | undefined): number {
  return (row === undefined ? undefined : centresOf(node, 0).get(row)) ?? nodeAnchor(node)
}
