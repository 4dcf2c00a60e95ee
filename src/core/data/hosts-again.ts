import { type Joined, joinAgain, sameEnds, tellEnds } from './map-again.ts'

/** Draws a host; `before` is how it was drawn last. */
type Draw<Use, Part> = (uses: readonly Use[], before: Part | undefined) => Part

/**
 * Draws the hosts that a list of ways leads over, in the order in which they first appear, again and again: only hosts of ways that are others than
 * before are looked at.
 */
export function hostPartsOf<Use extends { readonly host: string }, Part>(
  draw: Draw<Use, Part>,
): (ways: readonly (readonly Use[])[]) => readonly Part[] {
  let last: Hosts<Use, Part> | undefined
  return ways => {
    const hosts = last ?? new Hosts(draw)
    // What fails halfway is not gone on with.
    last = undefined
    const parts = hosts.of(ways)
    last = hosts
    return parts
  }
}

class Hosts<Use extends { readonly host: string }, Part> {
  private ways: readonly (readonly Use[])[] = []
  /** Where in the list each host is reached, in order. */
  private readonly holders = new Map<string, readonly number[]>()
  private readonly drawn = new Map<string, Part>()
  /** The parts of the hosts that are first reached at each place. */
  private partsAt: readonly (readonly Part[])[] = []
  private joined: Joined<Part> | undefined

  constructor(private readonly draw: Draw<Use, Part>) {}

  of(ways: readonly (readonly Use[])[]): readonly Part[] {
    const changed = this.ways.length === ways.length ? changedPlaces(this.ways, ways) : undefined
    if (changed && changed.length <= mostChanged) this.drawChanged(ways, changed)
    else this.drawAll(ways)
    this.joined = joinAgain(this.joined, this.partsAt)
    return this.joined.items
  }

  private drawAll(ways: readonly (readonly Use[])[]): void {
    this.ways = ways
    const holders = new Map<string, number[]>()
    ways.forEach((uses, place) => {
      for (const host of hostsOf(uses)) {
        const list = holders.get(host)
        if (list) list.push(place)
        else holders.set(host, [place])
      }
    })
    this.holders.clear()
    for (const [host, list] of holders) this.holders.set(host, list)
    for (const host of this.drawn.keys()) if (!holders.has(host)) this.drawn.delete(host)
    this.partsAt = ways.map((_, place) => this.partsFirstAt(place))
  }

  private drawChanged(ways: readonly (readonly Use[])[], changed: readonly number[]): void {
    if (changed.length === 0) return
    const told = new Set(changed)
    for (const place of changed) {
      const hosts = new Set([...hostsOf(this.ways[place]!), ...hostsOf(ways[place]!)])
      for (const host of hosts) {
        const list = this.holders.get(host) ?? none
        if (list[0] !== undefined) told.add(list[0])
        const others = list.filter(it => it !== place)
        const isHeld = ways[place]!.some(it => it.host === host)
        const now = isHeld ? [...others, place].sort((a, b) => a - b) : others
        if (now[0] !== undefined) told.add(now[0])
        if (now.length > 0) this.holders.set(host, now)
        else {
          this.holders.delete(host)
          this.drawn.delete(host)
        }
      }
    }
    this.ways = ways
    const partsAt = this.partsAt.slice()
    for (const place of told) partsAt[place] = this.partsFirstAt(place)
    tellEnds(this.partsAt, partsAt, { head: Math.min(...told), tail: ways.length - 1 - Math.max(...told) })
    this.partsAt = partsAt
  }

  private partsFirstAt(place: number): readonly Part[] {
    const uses = this.ways[place]!
    if (uses.length === 0) return noParts
    const first = [...hostsOf(uses)].filter(it => this.holders.get(it)?.[0] === place)
    return first.map(host => {
      const all = this.holders.get(host)!.flatMap(at => this.ways[at]!.filter(it => it.host === host))
      const part = this.draw(all, this.drawn.get(host))
      this.drawn.set(host, part)
      return part
    })
  }
}

const mostChanged = 100
const none: readonly number[] = []
const noParts: readonly never[] = []

function changedPlaces(before: readonly unknown[], now: readonly unknown[]): number[] {
  const { head, tail } = sameEnds(before, now)
  const places: number[] = []
  for (let i = head; i < now.length - tail; i++) if (before[i] !== now[i]) places.push(i)
  return places
}

function hostsOf(uses: readonly { readonly host: string }[]): ReadonlySet<string> {
  return new Set(uses.map(it => it.host))
}
