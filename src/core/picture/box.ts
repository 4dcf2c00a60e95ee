import { rowsOf } from '../graph/drawn-rows.ts'
import type { GraphNode } from '../graph/graph.ts'
import { headerHeightOf, traitsHeight } from '../graph/sizes.ts'
import { fitTitle } from '../graph/text/fit-title.ts'
import { headerParts, headerRoom, markWidth, portIsBelow, titleSize } from '../graph/text/header-lines.ts'
import { secondLines } from '../graph/text/second-line.ts'
import { textWidth } from '../graph/text/text-width.ts'
import { type Brush, chip, line, words } from './brush.ts'
import { cutName, cutText, linesOf } from './fit-text.ts'
import { badgeMark, badgeRoom, policyMarks, shareMark } from './marks.ts'
import { mixed } from './palette.ts'
import { shape, shapeOf } from './shapes.ts'
import { element } from './svg-element.ts'

/** The colour of what a box is. */
export function kindColour({ colours }: Brush, node: GraphNode): string {
  if (node.stale) return colours['ink-faint']
  switch (node.type) {
    case 'entry':
      return colours['kind-entry']
    case 'gateway':
      return colours['kind-gateway']
    case 'host':
      return colours['kind-host']
    case 'virtualService':
      return colours['kind-virtual-service']
    case 'group':
      return colours[node.by === 'gateway' ? 'kind-gateway' : 'kind-virtual-service']
    case 'destination':
      return colours[node.outside ? 'kind-host' : 'kind-destination']
    case 'stub':
      return colours['kind-destination']
    case 'terminal':
      return colours['kind-terminal']
    case 'policy':
    case 'sidecar':
      return colours['kind-policy']
  }
}

/** The outline of a box with its ground, the marks on its edges, and what stands in it. */
export function box(brush: Brush, node: GraphNode, ...inside: readonly string[]): string {
  const { colours } = brush
  const { x, y, width, height } = node
  const isOutside = node.type === 'destination' && node.outside
  const isRound = isOutside || node.type === 'entry' || node.type === 'terminal' || node.type === 'host'
  const kind = kindColour(brush, node)
  const ground = element('rect', {
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    rx: isRound ? Math.min(24, height / 2) : 10,
    fill: isOutside
      ? mixed(kind, 0.09, colours['surface-raised'])
      : colours[node.ghost ? 'surface-sunken' : 'surface-raised'],
    stroke: isOutside ? mixed(kind, 0.55, colours['border-strong']) : colours['border-strong'],
    'stroke-dasharray': node.ghost ? '4 3' : undefined,
  })
  return element(
    'g',
    {},
    ground,
    ...inside,
    policyMarks(brush, node.policies, x + width, y + height),
    shareMark(brush, node.traffic, mixed(kind, 0.55, colours['surface-raised']), x + width - 10, y - 9),
  )
}

/** Left of the icon, the icon's square, and how large the icon is in it, as the canvas has them. */
const headers = {
  entry: { left: 8, square: 13, icon: 13, gap: 5, filled: false },
  host: { left: 12, square: 15, icon: 15, gap: 8, filled: false },
  terminal: { left: 12, square: 15, icon: 15, gap: 8, filled: false },
  destination: { left: 8, square: 20, icon: 14, gap: 6, filled: true },
  policy: { left: 8, square: 20, icon: 14, gap: 6, filled: true },
  gateway: { left: 10, square: 26, icon: 15, gap: 8, filled: true },
  virtualService: { left: 10, square: 26, icon: 15, gap: 8, filled: true },
  sidecar: { left: 10, square: 26, icon: 15, gap: 8, filled: true },
} as const

/** Icon, title, what stands below it and the mark of its problems. */
export function header(brush: Brush, node: GraphNode & { readonly type: keyof typeof headers }): string {
  const { colours } = brush
  const look = headers[node.type]
  const kind = kindColour(brush, node)
  const traits = node.type === 'destination' ? (node.traits ?? []) : []
  const height = rowsOf(node).length > 0 ? headerHeightOf(node) : node.height
  const room = headerRoom(node)
  const x = node.x + look.left + look.square + look.gap
  const isBeside = node.type === 'destination' && node.port !== undefined && !portIsBelow(node)
  const port = isBeside ? `:${node.port}` : ''
  const subset = node.type === 'destination' ? node.subset : undefined
  const titleRoom = room - textWidth(port, titleSize) - badgeRoom(brush, node.badge)
  const bold = node.type === 'host' ? 'normal' : 'bold'
  const titles =
    node.titleLines === undefined
      ? [cutName(node.title, titleRoom, titleSize, bold)]
      : linesOf(fitTitle(node.title, titleRoom, node.titleLines), titleRoom, titleSize, node.titleLines, bold)
  const seconds = secondLines(
    headerParts(node),
    room,
    node.secondLines ?? 1,
    subset === undefined ? 0 : markWidth(node),
  )
  const secondCount = Math.max(seconds.length, subset === undefined ? 0 : 1)
  const used = titles.length * 18 + secondCount * 15 + (traits.length > 0 ? traitsHeight : 0)
  let y = node.y + (height - used) / 2
  const parts: string[] = []
  if (look.filled && !node.ghost)
    parts.push(
      element('rect', {
        x: node.x + look.left,
        y: node.y + height / 2 - look.square / 2,
        width: look.square,
        height: look.square,
        rx: 6,
        fill: mixed(kind, 0.13, colours['surface-raised']),
      }),
    )
  const inset = (look.square - look.icon) / 2
  parts.push(
    shape(shapeOf(node), node.x + look.left + inset, node.y + height / 2 - look.icon / 2, look.icon, kind),
    badgeMark(brush, node.badge, node.x + node.width - 8, y),
  )
  const ink = colours[node.ghost ? 'ink-soft' : 'ink']
  for (const [i, text] of titles.entries()) {
    const behind =
      i === titles.length - 1 && port !== ''
        ? [{ text: port, fill: colours['ink-soft'], weight: 400 as const }]
        : []
    const weight = node.type === 'host' ? 500 : 600
    parts.push(line([{ text, weight }, ...behind], { x, y, height: 18, size: titleSize, fill: ink }))
    y += 18
  }
  let secondX = x
  if (subset !== undefined) {
    const most = markWidth(node) - 6
    const mark = {
      text: subset,
      ink: kind,
      ground: mixed(kind, 0.13, colours['surface-raised']),
      weight: 600 as const,
    }
    parts.push(chip(mark, x, y, 15, most))
    secondX += markWidth(node)
  }
  for (let i = 0; i < secondCount; i++) {
    const left = i === 0 ? secondX : x
    const text = cutText(seconds[i] ?? '', x + room - left, 11)
    const fill = colours[node.ghost ? 'ink-soft' : 'ink-faint']
    parts.push(words(text, { x: left, y, height: 15, size: 11, fill }))
    y += 15
  }
  const ground = mixed(colours.ink, 0.07, colours['surface-raised'])
  let traitX = x
  for (const text of traits) {
    const left = x + room - traitX
    if (left < 24) break
    const trait = { text, ink: colours['ink-soft'], ground }
    parts.push(chip(trait, traitX, y + 2, 17, left))
    traitX += Math.min(left, textWidth(text, 11) + 10) + 4
  }
  return parts.join('')
}
