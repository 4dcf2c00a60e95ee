import { textWidth } from '../graph/text/text-width.ts'
import { cutText, type Weight } from './fit-text.ts'
import { type Palette, palettes, type Theme } from './palette.ts'
import { element, escaped } from './svg-element.ts'

/** Draws words and marks in the colours of a theme. */
export interface Brush {
  readonly colours: Palette
}

export function brushOf(theme: Theme): Brush {
  return { colours: palettes[theme] }
}

/** Words on one line: where their line begins, how high it is, and how they look. */
export interface Words {
  readonly x: number
  /** The top of the line. */
  readonly y: number
  readonly height: number
  readonly size: number
  readonly fill: string
  readonly weight?: 400 | 500 | 600 | undefined
  readonly anchor?: 'middle' | 'end'
}

/** Words as an element; the baseline is worked out, since not every tool knows `dominant-baseline`. */
export function words(text: string, at: Words): string {
  return line([{ text }], at)
}

/** Words of several looks on one line, one after the other, so that each begins where the one before it ends in any font. */
export function line(
  parts: readonly {
    text: string
    fill?: string
    weight?: 400 | 500 | 600 | undefined
    gap?: number
    size?: number
  }[],
  { x, y, height, size, fill, weight, anchor }: Words,
): string {
  const shown = parts.filter(it => it.text !== '')
  const [only] = shown
  if (!only) return ''
  const one = shown.length === 1 ? only : undefined
  const spans = one
    ? [escaped(one.text)]
    : shown.map((it, i) =>
        element(
          'tspan',
          { dx: i > 0 ? it.gap : undefined, fill: it.fill, 'font-weight': it.weight, 'font-size': it.size },
          escaped(it.text),
        ),
      )
  return element(
    'text',
    {
      x,
      y: y + height / 2 + size * 0.36,
      fill: one?.fill ?? fill,
      'font-size': one?.size ?? size,
      'font-weight': one?.weight ?? weight,
      'text-anchor': anchor,
    },
    ...spans,
  )
}

/** A word on a ground of its own. */
export interface Chip {
  readonly text: string
  readonly ink: string
  readonly ground: string
  readonly weight?: 600 | undefined
  readonly border?: string | undefined
  readonly dashed?: boolean | undefined
  /** A second word behind it, in another colour. */
  readonly share?: { readonly text: string; readonly ink: string } | undefined
  readonly round?: boolean
}

const chipSize = 11
const chipPadding = 10

export function chipWidth({ text, weight, share }: Chip): number {
  const behind = share ? textWidth(share.text, chipSize) + 4 : 0
  return textWidth(text, chipSize, weight ? 'bold' : 'normal') + chipPadding + behind
}

/** A chip with its left upper corner at a place, no wider than `most`. */
export function chip(
  it: Chip,
  x: number,
  y: number,
  height: number,
  most = Number.POSITIVE_INFINITY,
): string {
  const width = Math.min(most, chipWidth(it))
  const weight: Weight = it.weight ? 'bold' : 'normal'
  const room = width - chipPadding - (it.share ? textWidth(it.share.text, chipSize) + 4 : 0)
  return (
    element('rect', {
      x,
      y,
      width,
      height,
      rx: it.round ? height / 2 : 4,
      fill: it.ground,
      stroke: it.border,
      'stroke-dasharray': it.dashed ? '3 2' : undefined,
    }) +
    line(
      [
        { text: cutText(it.text, room + 0.5, chipSize, weight) },
        ...(it.share ? [{ text: it.share.text, fill: it.share.ink, weight: 400 as const, gap: 4 }] : []),
      ],
      {
        x: x + width / 2,
        y,
        height,
        size: chipSize,
        fill: it.ink,
        weight: it.weight,
        anchor: 'middle',
      },
    )
  )
}
