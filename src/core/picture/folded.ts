import type { GroupNode, StubNode, Summary, VirtualServiceNode, WayOut } from '../graph/graph.ts'
import { groupCounts } from '../graph/text/box-words.ts'
import { alsoWords, hasRoomBeside, hostsWords, wayWords } from '../graph/text/card-lines.ts'
import { titleSize } from '../graph/text/header-lines.ts'
import { textWidth } from '../graph/text/text-width.ts'
import { percentWords } from '../text/percent-words.ts'
import { kindColour } from './box.ts'
import { type Brush, type Chip, chip, chipWidth, line, words } from './brush.ts'
import { cutName, cutText } from './fit-text.ts'
import { badgeMark, badgeRoom } from './marks.ts'
import { mixed } from './palette.ts'
import { shape, shapeOf } from './shapes.ts'

const size = 12

/** A VirtualService without its rules: a card of two lines or three, or one line. */
export function foldedVirtualService(brush: Brush, node: VirtualServiceNode, summary: Summary): string {
  const { colours } = brush
  const isLine = summary.form === 'line'
  const y = isLine ? node.y + (node.height - 22) / 2 : node.y + 6
  const ways = { ways: summary.waysOut, title: node.title, most: summary.named }
  const right = node.x + node.width - 10
  if (isLine) {
    const room = right - (node.x + 30) - badgeRoom(brush, node.badge)
    const drawn = waysWidth(brush, ways)
    return (
      first(brush, node, y, room - drawn - 6, '') +
      waysOut(brush, ways, right - badgeRoom(brush, node.badge) - drawn, y + 2, drawn, 1)
    )
  }
  const also = summary.also.length > 0 ? cutText(alsoWords(summary.also), 70, 11) : ''
  const hosts = hostsWords(node.hosts)
  let top = y + 22
  const parts = [
    first(brush, node, y, undefined, [summary.hostBelow ? '' : hosts, also].filter(Boolean).join('  ')),
  ]
  if (summary.hostBelow) {
    parts.push(
      words(cutName(hosts, right - node.x - 30, 11), {
        x: node.x + 30,
        y: top,
        height: 18,
        size: 11,
        fill: colours['ink-faint'],
      }),
    )
    top += 20
  }
  const count = node.stale ? 'last readable' : `${summary.rules} ${summary.rules === 1 ? 'rule' : 'rules'}`
  const left = node.x + 30 + textWidth(count, size) + 6
  parts.push(
    words(count, { x: node.x + 30, y: top + 2, height: 18, size, fill: colours['ink-soft'] }),
    waysOut(brush, ways, left, top + 2, right - left, 3),
  )
  if (summary.broken !== undefined)
    parts.push(words('⚠', { x: right, y, height: 22, size: 13, fill: colours.warning, anchor: 'end' }))
  return parts.join('')
}

/** Many VirtualServices in one box, or the line above them. */
export function group(brush: Brush, node: GroupNode): string {
  const { colours } = brush
  const counts = groupCounts(node)
  const common = node.unfolded ? counts[0] : node.subtitle
  const beside = common !== undefined && hasRoomBeside(node.title, common, node.width) ? common : ''
  const used = node.unfolded ? 22 : 22 + 3 + 16 + 3 + 20
  const y = node.y + (node.height - used) / 2
  if (node.unfolded) return first(brush, node, y, undefined, beside)
  const right = node.x + node.width - 10
  return (
    first(brush, node, y, undefined, beside) +
    words(cutText(counts.join(' · '), right - node.x - 30, size), {
      x: node.x + 30,
      y: y + 25,
      height: 16,
      size,
      fill: colours['ink-soft'],
    }) +
    waysOut(
      brush,
      { ways: node.waysOut, title: '', most: node.named },
      node.x + 30,
      y + 45,
      right - node.x - 30,
      1,
    )
  )
}

/** The name of a destination that is drawn elsewhere. */
export function stub(brush: Brush, node: StubNode): string {
  const { colours } = brush
  const kind = kindColour(brush, node)
  const mark: Chip | undefined =
    node.subset === undefined
      ? undefined
      : {
          text: node.subset,
          ink: kind,
          ground: mixed(kind, 0.13, colours['surface-raised']),
          weight: 600,
        }
  const room = node.width - 35 - (mark ? chipWidth(mark) + 6 : 0)
  const title = cutName(node.title, room, size)
  return (
    shape('stub', node.x + 8, node.y + node.height / 2 - 6.5, 13, kind) +
    words(title, {
      x: node.x + 27,
      y: node.y,
      height: node.height,
      size,
      fill: colours['ink-soft'],
      weight: 500,
    }) +
    (mark ? chip(mark, node.x + 27 + textWidth(title, size) + 6, node.y + (node.height - 15) / 2, 15) : '')
  )
}

/** Icon and title, what stands beside it in small letters, and the mark of its problems. */
function first(
  brush: Brush,
  node: VirtualServiceNode | GroupNode,
  y: number,
  titleRoom: number | undefined,
  beside: string,
): string {
  const { colours } = brush
  const x = node.x + 30
  const right = node.x + node.width - 10
  const room = titleRoom ?? right - x - badgeRoom(brush, node.badge)
  const title = cutName(node.title, room, titleSize, 'bold')
  const left = room - textWidth(title, titleSize, 'bold') - 6
  return (
    shape(shapeOf(node), node.x + 9, y + 4, 14, kindColour(brush, node)) +
    line(
      [
        { text: title, weight: 600 },
        {
          text: left > 20 ? cutName(beside, left, 11) : '',
          gap: 6,
          size: 11,
          fill: colours['ink-faint'],
          weight: 400,
        },
      ],
      { x, y, height: 22, size: titleSize, fill: colours[node.ghost ? 'ink-soft' : 'ink'] },
    ) +
    badgeMark(brush, node.badge, right, y + 2)
  )
}

interface Ways {
  readonly ways: readonly WayOut[]
  readonly title: string
  readonly most: number
}

function chipsOf({ colours }: Brush, { ways, title, most }: Ways): Chip[] {
  const tones = {
    service: colours['kind-destination'],
    outside: colours['kind-policy'],
    answer: colours['kind-terminal'],
    delegate: colours['kind-virtual-service'],
    ghost: colours['ink-soft'],
  }
  return ways.slice(0, most).map(it => {
    const tone = tones[it.kind]
    return {
      text: wayWords(it, title),
      ink: tone,
      ground: mixed(tone, 0.11, colours['surface-raised']),
      weight: 600,
      border: it.kind === 'ghost' ? colours['border-strong'] : undefined,
      dashed: it.kind === 'ghost',
      share: it.share === undefined ? undefined : { text: percentWords(it.share), ink: colours.ink },
    }
  })
}

function restOf({ ways, most }: Ways): string {
  return ways.length > most ? (most === 0 ? `→ ${ways.length}` : `+${ways.length - most}`) : ''
}

function waysWidth(brush: Brush, ways: Ways): number {
  const rest = restOf(ways)
  const chips = chipsOf(brush, ways).reduce((sum, it) => sum + chipWidth(it) + 4, 0)
  return chips + (rest ? textWidth(rest, 11) + 4 : 0)
}

/** Where rules lead, a chip each with its share; those that are not named are counted. */
function waysOut(brush: Brush, ways: Ways, left: number, top: number, room: number, most: number): string {
  let x = left
  let y = top
  let taken = 1
  const parts: string[] = []
  for (const it of chipsOf(brush, ways)) {
    const width = Math.min(chipWidth(it), room)
    if (x > left && x + width > left + room + 1 && taken < most) {
      taken++
      x = left
      y += 20
    }
    parts.push(chip(it, x, y, 18, width))
    x += width + 4
  }
  const fill = brush.colours['ink-soft']
  parts.push(words(restOf(ways), { x, y, height: 18, size: 11, fill }))
  return parts.join('')
}
