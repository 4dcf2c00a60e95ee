import { readLocal, readLocalJson, removeLocal, writeLocal } from '../../platform/local-storage.ts'
import { hasLayout } from './kept-layout.ts'

/** Where the canvas is on the page, in pixels. */
export interface CanvasPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const key = 'drawbridge.canvas'

/** Keeps where the canvas was when the page was left; undefined where it was not seen. */
export function keepCanvasPlace(place: CanvasPlace | undefined): void {
  writeLocal(key, JSON.stringify(place ? [innerWidth, innerHeight, place] : []))
}

/** Whether a page with work in it has been left here before. */
export function hasCanvasPlace(): boolean {
  return readLocal(key) !== undefined
}

/** Forgets it, with the layout. */
export function forgetCanvasPlace(): void {
  removeLocal(key)
}

/**
 * Where the canvas will be on a page that has not begun: where it was left, or in a first visit where it is at first. Undefined where
 * that cannot be known, or it will not be seen.
 */
export function foreseenCanvasPlace(): CanvasPlace | undefined {
  if (readLocal(key) === undefined) return hasLayout() ? undefined : firstPlace()
  const kept = readLocalJson(key)
  if (!Array.isArray(kept)) return undefined
  const [width, height, place] = kept as unknown[]
  return width === innerWidth && height === innerHeight && isPlace(place) ? place : undefined
}

/** Top bar and bar of the canvas, and below it the bar of the drawer, or the tabs of a narrow screen. */
const bars = { above: 83, below: 30, narrowBelow: 55 } as const

function firstPlace(): CanvasPlace {
  const isNarrow = matchMedia('(max-width: 759px)').matches
  const columns = innerWidth - 1
  const width = isNarrow ? innerWidth : columns - Math.max(280, columns * 0.31)
  const below = isNarrow ? bars.narrowBelow : bars.below
  return { x: 0, y: bars.above, width, height: innerHeight - bars.above - below }
}

function isPlace(place: unknown): place is CanvasPlace {
  if (typeof place !== 'object' || place === null) return false
  const { x, y, width, height } = place as Record<string, unknown>
  return [x, y, width, height].every(it => typeof it === 'number' && it >= 0 && it < 20_000)
}
