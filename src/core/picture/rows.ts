import { type GraphRow, rowsOf } from '../graph/drawn-rows.ts'
import type { GraphNode, RuleRow, ServerRow, SidecarRow } from '../graph/graph.ts'
import { isFolded, rowWindow } from '../graph/row-window.ts'
import {
  headerHeightOf,
  moreRowsHeight,
  rowHeight,
  ruleLineHeight,
  ruleRoom,
  serverRoom,
  shownMatches,
} from '../graph/sizes.ts'
import { tlsLabel } from '../graph/text/box-words.ts'
import { effectLineCount, hasPortName, matchLineCount, shownHosts } from '../graph/text/row-lines.ts'
import { textWidth } from '../graph/text/text-width.ts'
import { kindColour } from './box.ts'
import { type Brush, type Chip, chip, chipWidth, line, words } from './brush.ts'
import { cutText, linesOf } from './fit-text.ts'
import { badgeMark, badgeRoom, shareMark } from './marks.ts'
import { mixed } from './palette.ts'
import { element } from './svg-element.ts'

/** Where a row lies, in pixels of the drawing. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const size = 12

/** The rows of a box below its header: all of them, or the window of a folded one that begins at `from`. */
export function rows(brush: Brush, node: GraphNode, from = 0): string {
  const all = rowsOf(node)
  const isOnly = !isFolded(all.length)
  const shown = rowWindow(all.length, from)
  const parts: string[] = []
  let y = node.y + headerHeightOf(node)
  const more = (count: number) => {
    parts.push(separator(brush, node, y), moreRows(brush, node, y, count))
    y += moreRowsHeight
  }
  if (!isOnly) more(shown.from)
  for (const row of all.slice(shown.from, shown.to)) {
    const spot = { x: node.x, y, width: node.width, height: rowHeight(row, all.length) }
    const kind = mixed(kindColour(brush, node), 0.14, brush.colours['surface-raised'])
    parts.push(separator(brush, node, y), rowOf(brush, row, spot, isOnly))
    if ('traffic' in row)
      parts.push(shareMark(brush, row.traffic, kind, node.x + node.width - 8, y + spot.height - 22))
    y += spot.height
  }
  if (!isOnly) more(all.length - shown.to)
  return parts.join('')
}

function separator({ colours }: Brush, node: GraphNode, y: number): string {
  return element('path', {
    d: `M${node.x + 1} ${Math.round(y * 10) / 10 + 0.5}h${node.width - 2}`,
    stroke: colours.border,
  })
}

function moreRows({ colours }: Brush, node: GraphNode, y: number, count: number): string {
  return words(count > 0 ? `… ${count.toLocaleString('en')} more` : '·', {
    x: node.x + node.width / 2,
    y,
    height: moreRowsHeight,
    size,
    fill: colours['ink-soft'],
    anchor: 'middle',
  })
}

function rowOf(brush: Brush, row: GraphRow, spot: Spot, isOnly: boolean): string {
  if ('listener' in row) return listener(brush, row, spot)
  return 'chips' in row ? rule(brush, row, spot, isOnly) : server(brush, row, spot, isOnly)
}

/** Port, protocol and TLS on the first line, hosts below. */
function server(brush: Brush, row: ServerRow, spot: Spot, isOnly: boolean): string {
  const { colours } = brush
  const x = spot.x + 12
  const room = spot.width - 24
  const { shown, more } = shownHosts(row, isOnly ? serverRoom : Number.POSITIVE_INFINITY)
  const hosts = shown.flatMap(it =>
    isOnly ? linesOf(it, room, size, shown.length === 1 && more === 0 ? 1 : 2) : [cutText(it, room, size)],
  )
  if (row.hosts.length === 0) hosts.splice(0, hosts.length, 'no hosts')
  if (more > 0) hosts.push(`+${more} more`)
  let y = spot.y + (spot.height - 18 * (1 + hosts.length)) / 2
  let right = spot.x + spot.width - 12
  const parts = [
    line(
      [
        { text: row.port || '–', weight: 600, fill: colours.ink, size: 13 },
        ...(hasPortName(row, serverRoom)
          ? [{ text: row.portName, gap: 6, fill: colours['ink-soft'], weight: 400 as const }]
          : []),
      ],
      { x, y, height: 18, size, fill: colours.ink },
    ),
    badgeMark(brush, row.badge, right, y),
  ]
  right -= badgeRoom(brush, row.badge)
  parts.push(
    words(row.protocol, {
      x: right,
      y,
      height: 18,
      size: 11,
      weight: 600,
      fill: colours['ink-soft'],
      anchor: 'end',
    }),
  )
  right -= textWidth(row.protocol, 11, 'bold') + 6
  const marks: Chip[] = [
    ...(row.tls === 'none'
      ? []
      : [{ text: tlsLabel(row.tls), ink: colours.success, ground: colours['success-surface'] }]),
    ...(row.httpsRedirect
      ? [
          {
            text: '→ https',
            ink: colours['ink-soft'],
            ground: mixed(colours.ink, 0.07, colours['surface-raised']),
          },
        ]
      : []),
  ]
  for (const it of marks) {
    right -= chipWidth(it)
    parts.push(chip(it, right, y + 1, 16))
    right -= 6
  }
  for (const text of hosts) {
    y += 18
    parts.push(words(text, { x, y, height: 18, size, fill: colours['ink-soft'] }))
  }
  return parts.join('')
}

/** Its number, a line or two a match, then what it does besides. */
function rule(brush: Brush, row: RuleRow, spot: Spot, isOnly: boolean): string {
  const { colours } = brush
  const x = spot.x + 40
  const right = spot.x + spot.width - 12
  const room = right - x - badgeRoom(brush, row.badge)
  const parts = [
    words(String(row.number), {
      x: spot.x + 20,
      y: spot.y + 6,
      height: 18,
      size,
      fill: colours['ink-faint'],
      anchor: 'middle',
    }),
    badgeMark(brush, row.badge, right, spot.y + 7),
  ]
  if (row.protocol !== 'http')
    parts.push(
      words(row.protocol, {
        x: spot.x + 20,
        y: spot.y + 20,
        height: 13,
        size: 11,
        fill: colours['ink-faint'],
        anchor: 'middle',
      }),
    )
  let y = spot.y + 6
  const matches = row.matches.length > 0 ? row.matches : ['everything']
  const most = isOnly ? shownMatches : 1
  const hidden = matches.length - most
  for (const [i, match] of matches.slice(0, most).entries()) {
    const count = isOnly ? Math.max(1, matchLineCount(match, ruleRoom)) : 1
    const behind = !isOnly && hidden > 0 ? `+${hidden} more` : ''
    for (const text of matchLines(brush, match, room, count, i > 0, behind)) {
      parts.push(line(text, { x, y, height: ruleLineHeight, size, fill: colours.ink }))
      y += ruleLineHeight
    }
  }
  if (isOnly && hidden > 0) {
    parts.push(words(`+${hidden} more`, { x, y, height: ruleLineHeight, size, fill: colours['ink-faint'] }))
    y += ruleLineHeight
  }
  parts.push(
    effects(brush, row, { x, y, width: room, height: 0 }, isOnly ? effectLineCount(row, ruleRoom) : 1),
  )
  return parts.join('')
}

interface Part {
  readonly text: string
  readonly fill?: string
  readonly weight?: 400 | 500 | 600
  readonly gap?: number
  readonly size?: number
}

/** The conditions of one alternative, side by side as far as they fit, on `count` lines; always so many. */
function matchLines(
  { colours }: Brush,
  match: string,
  room: number,
  count: number,
  isFurther: boolean,
  behind: string,
): Part[][] {
  const lines: Part[][] = [[]]
  let left = room
  const begin: Part[] = isFurther ? [{ text: 'or', fill: colours['ink-faint'], size: 11 }] : []
  for (const it of begin) {
    lines[0]!.push(it)
    left -= textWidth(it.text, 11) + 6
  }
  const conditions = match.split('  ')
  for (const [i, condition] of conditions.entries()) {
    const isPlain = condition === 'everything' || i > 0
    const look = isPlain ? ({ fill: colours['ink-soft'], weight: 400 } as const) : ({ weight: 500 } as const)
    const gap = lines.at(-1)!.length > 0 ? (i === 0 ? 6 : 10) : 0
    if (
      textWidth(condition, size) + gap > left &&
      lines.at(-1)!.length > begin.length &&
      lines.length < count
    ) {
      lines.push([])
      left = room
    }
    const open = count - lines.length + 1
    const [first = '', ...more] = linesOf(
      condition,
      Math.max(size, left - gap),
      size,
      conditions.length === 1 ? open : 1,
    )
    lines.at(-1)!.push({ text: first, gap, ...look })
    left -= textWidth(first, size) + gap
    for (const text of more) lines.push([{ text, ...look }])
    if (left < size && lines.length >= count) break
  }
  if (behind) lines.at(-1)!.push({ text: behind, gap: 6, fill: colours['ink-faint'] })
  while (lines.length < count) lines.push([])
  return lines
}

/** What a rule does besides routing: its action in words, the rest as chips, on `most` lines. */
function effects(brush: Brush, row: RuleRow, spot: Spot, most: number): string {
  const { colours } = brush
  const parts: string[] = []
  let x = spot.x
  let y = spot.y
  let taken = 0
  if (row.action !== undefined) {
    const text = cutText(row.action, spot.width, size)
    parts.push(words(text, { x, y, height: ruleLineHeight, size, fill: colours['kind-terminal'] }))
    x += textWidth(text, size) + 8
  }
  const ground = mixed(colours.ink, 0.07, colours['surface-raised'])
  for (const [i, text] of row.chips.entries()) {
    const it: Chip = { text, ink: colours['ink-soft'], ground }
    const width = Math.min(150, chipWidth(it), spot.width)
    if (x > spot.x && x + width > spot.x + spot.width) {
      if (taken + 1 >= most) {
        parts.push(
          words(`+${row.chips.length - i}`, {
            x,
            y,
            height: ruleLineHeight,
            size: 11,
            fill: colours['ink-faint'],
          }),
        )
        break
      }
      taken++
      x = spot.x
      y += ruleLineHeight
    }
    parts.push(chip(it, x, y + 1, 16, width))
    x += width + 4
  }
  return parts.join('')
}

/** What a Sidecar lets its workloads call, or what it listens on. */
function listener(brush: Brush, row: SidecarRow, spot: Spot): string {
  const { colours } = brush
  const x = spot.x + 12
  const right = spot.x + spot.width - 12
  const room = right - x - badgeRoom(brush, row.badge)
  const y = spot.y + (spot.height - 36) / 2
  const verb =
    row.listener === 'else' ? row.text : { egress: 'May call', ingress: 'Listens on' }[row.listener]
  const behind =
    row.listener === 'else' ? '' : cutText(row.text, room - textWidth(verb, 13, 'bold') - 6, size)
  return [
    line(
      [
        { text: verb, weight: 600, size: 13 },
        { text: behind, gap: 6, fill: colours['ink-soft'], weight: 400 },
      ],
      { x, y, height: 18, size, fill: colours.ink },
    ),
    badgeMark(brush, row.badge, right, y),
    words(cutText(`${row.isRefusing ? '⊘' : '→'} ${row.words}`, right - x, size), {
      x,
      y: y + 18,
      height: 18,
      size,
      fill: colours[row.isRefusing ? 'error' : 'ink-soft'],
    }),
  ].join('')
}
