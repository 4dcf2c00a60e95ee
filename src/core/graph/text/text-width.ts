import { visibleText } from '../../text/visible/visible-text.ts'

/**
 * About how wide text is drawn, in pixels. Every system has a font of its own: the widths are those of a wide one, so
 * that text takes no more room than is kept for it. What is hidden in it takes the room of what is shown for it.
 */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let ems = 0
  for (const letter of visibleText(text)) ems += widths.get(letter) ?? usual
  return ems * size * (weight === 'bold' ? 1.14 : 1)
}

/** In how many lines text stands in a width; it breaks where `pieces` ends one, and anywhere in a longer piece. */
export function linesIn(
  text: string,
  width: number,
  size: number,
  weight: 'normal' | 'bold' = 'normal',
): number {
  return rowsOf(
    pieces(text).map(it => textWidth(it, size, weight)),
    width,
    0,
  )
}

/** In how many rows boxes of some widths stand in a width, one beside the other; one wider than a row takes several. */
export function rowsOf(boxes: readonly number[], width: number, gap: number): number {
  let rows = 1
  let x = 0
  for (const box of boxes) {
    if (x > 0 && x + box > width) {
      rows++
      x = 0
    }
    const more = Math.max(0, Math.ceil(box / Math.max(1, width)) - 1)
    rows += more
    x += box - more * width + gap
  }
  return rows
}

/** Text as it is shown in pieces between which it may be broken: `cart.`, `shop.`, `example.`, `com`. */
export function pieces(text: string): string[] {
  return visibleText(text).split(/(?<=[./_:=&,-])(?=[^./_:=&,-])|(?<= )(?=[^ ])/)
}

/** In parts of the size of the letters, of DejaVu Sans. */
const usual = 0.64
const widths = new Map(
  Object.entries({
    "'": 0.27,
    ijlIJ: 0.29,
    ' ,.': 0.32,
    '/:;\\|': 0.34,
    'f-': 0.36,
    '()[]t!r': 0.41,
    '"*_`': 0.5,
    'sz?c': 0.54,
    LFkvxy: 0.59,
    PTYaoe: 0.62,
    'KAVBRXZ…': 0.69,
    CUHNDG: 0.76,
    '&OQw': 0.81,
    '#+<=>^~M→·': 0.85,
    '%mW@': 0.98,
  }).flatMap(([letters, width]) => [...letters].map(it => [it, width] as const)),
)
