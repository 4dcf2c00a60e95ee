import { percentWords } from '../../text/percent-words.ts'
import { titleSize } from './header-lines.ts'
import { rowsOf, textWidth } from './text-width.ts'

/** A place that rules lead to, in words. */
export interface Way {
  readonly text: string
  /** Where it stands beside the same name already. */
  readonly short: string
  readonly share?: number
}

/** How a folded box names where its rules lead. */
export interface Named {
  /** How many ways out are named; the others are counted. */
  readonly named: number
  /** Lines that they take. */
  readonly lines: number
}

const small = 12
/** Left and right of all, and what icon and button take of the first line. */
const padding = 12
const icon = 22
const button = 30
/** A problem's mark: in a card room is kept for it, so that a problem that comes moves nothing. */
const mark = 44
const gap = 6
const chipGap = 4
const chipPadding = 10
const mostNamed = 6
const mostLines = 3

/** What a card says of a VirtualService in its first line. */
export interface CardTitle {
  readonly title: string
  readonly hosts: readonly string[]
  readonly also: readonly string[]
}

/** Whether a card has no room for its hosts beside its title. */
export function needsHostBelow({ title, hosts, also }: CardTitle, width: number): boolean {
  const room = width - padding - icon - button - mark
  const taken = textWidth(title, titleSize, 'bold') + gap + textWidth(hostsWords(hosts), small)
  const beside = also.length === 0 ? 0 : gap + textWidth(alsoWords(also), small)
  return taken + beside > room
}

/** How a card names where its rules lead, beside their number. */
export function cardWays(title: string, waysOut: readonly Way[], width: number): Named {
  const room = width - padding - icon - rulesWidth - gap
  // One that is longer than a line is cut: a card that names nothing says too little.
  const chips = chipWidths(waysOut, title).map(it => Math.min(room, it))
  return namedOn(chips, room, mostLines)
}

/** About `12 rules`. */
const rulesWidth = 58

/** A VirtualService on one line: its title, the mark of its problems, and where it leads as far as there is room. */
export function lineWays(title: string, hasMark: boolean, waysOut: readonly Way[], width: number): number {
  const room = width - padding - icon - (hasMark ? mark : 0) - textWidth(title, titleSize, 'bold') - gap
  return namedOn(chipWidths(waysOut, title), room, 1).named
}

/** How many ways out of a group are named on its one line of them. */
export function groupWays({
  waysOut,
  width,
}: {
  readonly waysOut: readonly Way[]
  readonly width: number
}): number {
  return namedOn(chipWidths(waysOut, ''), width - padding - icon - 4, 1).named
}

/** Whether what a group has in common stands beside its title. */
export function hasRoomBeside(title: string, words: string, width: number): boolean {
  const room = width - padding - icon - button - mark - gap
  return textWidth(title, titleSize, 'bold') + textWidth(words, small) <= room
}

/** A host, and how many more there are. */
export function hostsWords(hosts: readonly string[]): string {
  const [first] = hosts
  if (first === undefined) return 'no hosts of its own'
  return hosts.length === 1 ? first : `${first} +${hosts.length - 1}`
}

/** `+ mesh`, or how many. */
export function alsoWords(also: readonly string[]): string {
  return `+ ${also.length === 1 ? also[0] : also.length}`
}

/** A way out in the box of a name, which is not said again. */
export function wayWords({ text, short }: Way, title: string): string {
  return text.startsWith(`${title} `) ? text.slice(title.length + 1) : short
}

function chipWidths(waysOut: readonly Way[], title: string): number[] {
  return waysOut
    .slice(0, mostNamed)
    .map(it => textWidth(wayWords(it, title), small, 'bold') + chipPadding + shareWidth(it))
    .concat(waysOut.length > mostNamed ? [more] : [])
}

function shareWidth({ share }: Way): number {
  return share === undefined ? 0 : textWidth(percentWords(share), small) + 4
}

/** About `+12`. */
const more = 28

/** The most chips that stand on some lines, with the number of the others behind them. */
function namedOn(chips: readonly number[], room: number, most: number): Named {
  const isCounted = chips.length > mostNamed
  for (let named = Math.min(mostNamed, chips.length); named > 0; named--) {
    const shown = chips.slice(0, named)
    const isWhole = !isCounted && named === chips.length
    if (Math.max(...shown) > room) continue
    const lines = rowsOf(isWhole ? shown : [...shown, more], room, chipGap)
    if (lines <= most) return { named, lines }
  }
  return { named: 0, lines: 1 }
}
