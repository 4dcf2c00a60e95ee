import type { GraphNode } from '../graph/graph.ts'
import { box, header } from './box.ts'
import { type Brush, brushOf } from './brush.ts'
import type { PictureOf } from './drawing.ts'
import { branchLine, edgeLine, endsOf, trunkLine } from './edges.ts'
import { foldedVirtualService, group, stub } from './folded.ts'
import { mixed, type Theme } from './palette.ts'
import { rows } from './rows.ts'
import { element, escaped } from './svg-element.ts'

export interface Picture {
  readonly svg: string
  /** Where in the drawing it begins, in pixels at zoom 1, as its size is. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Around the boxes: marks stand on their edges, and edges swing out. */
const margin = 24

/**
 * A drawing as an SVG file: vectors and text with attributes alone, no styles, scripts or foreign objects, so that other tools
 * read it as well. The same drawing gives the same bytes.
 */
export function svgPicture(picture: PictureOf, theme: Theme, title: string): Picture {
  const brush = brushOf(theme)
  const { colours } = brush
  const { frames = [], trunks = [], branches = [], rowsFrom } = picture
  const { left, top, width, height } = areaOf(picture)
  const ends = endsOf(picture)
  const parts = [
    `<title>${escaped(title)}</title>`,
    element('rect', { x: left, y: top, width, height, fill: colours['surface-sunken'] }),
    ...frames.map(({ x, y, width, height }) =>
      element('rect', {
        x,
        y,
        width,
        height,
        rx: 14,
        fill: mixed(colours['surface-raised'], 0.55, colours['surface-sunken']),
        stroke: colours.border,
      }),
    ),
    ...trunks.map(it => trunkLine(brush, ends, it, frames)),
    ...branches.map(it => branchLine(brush, ends, it)),
    ...picture.edges.map(it => edgeLine(brush, ends, it)),
    ...picture.nodes.map(it => boxOf(brush, it, rowsFrom?.get(it.id))),
  ].filter(it => it !== '')
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${left} ${top} ${width} ${height}`,
      'font-family': fonts,
    },
    ...parts.map(it => `\n${it}`),
    '\n',
  )
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, left, top, width, height }
}

/** Those of the page, without the names that only browsers know. */
const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

function boxOf(brush: Brush, node: GraphNode, from: number | undefined): string {
  switch (node.type) {
    case 'stub':
      return box(brush, node, stub(brush, node))
    case 'group':
      return node.unfolded ? group(brush, node) : box(brush, node, group(brush, node))
    case 'virtualService':
      if (node.summary) return box(brush, node, foldedVirtualService(brush, node, node.summary))
      return box(brush, node, header(brush, node), rows(brush, node, from))
    case 'gateway':
    case 'sidecar':
      return box(brush, node, header(brush, node), rows(brush, node, from))
    case 'entry':
    case 'host':
    case 'destination':
    case 'terminal':
    case 'policy':
      return box(brush, node, header(brush, node))
  }
}

/** The size of a picture in pixels at zoom 1, without drawing it. */
export function pictureSize(picture: PictureOf): Pick<Picture, 'width' | 'height'> {
  const { width, height } = areaOf(picture)
  return { width, height }
}

function areaOf({ nodes, frames = [] }: PictureOf) {
  const bounds = boundsOf([...nodes, ...frames])
  return {
    left: Math.floor(bounds.left) - margin,
    top: Math.floor(bounds.top) - margin,
    width: Math.ceil(bounds.right - bounds.left) + 2 * margin,
    height: Math.ceil(bounds.bottom - bounds.top) + 2 * margin,
  }
}

function boundsOf(boxes: readonly { x: number; y: number; width: number; height: number }[]) {
  if (boxes.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 }
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y, width, height } of boxes) {
    bounds.left = Math.min(bounds.left, x)
    bounds.top = Math.min(bounds.top, y)
    bounds.right = Math.max(bounds.right, x + width)
    bounds.bottom = Math.max(bounds.bottom, y + height)
  }
  return bounds
}
