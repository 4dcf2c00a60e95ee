import { sameEnds } from '../../data/map-again.ts'

/** A node that may be a destination. */
interface MayLead {
  readonly type: string
  readonly host?: string
}

/** The hosts that nodes lead to; another object whenever one has come or gone. */
export interface UsedHosts {
  has(host: string): boolean
}

/** The hosts of the destinations among nodes, again and again: only where the list differs from the one before it is looked. */
export const usedHosts: (nodes: readonly MayLead[]) => UsedHosts = createUsedHosts()

export function createUsedHosts(): (nodes: readonly MayLead[]) => UsedHosts {
  const counts = new Map<string, number>()
  let last: readonly MayLead[] = []
  let used: UsedHosts = { has: it => counts.has(it) }
  return nodes => {
    const { head, tail } = sameEnds(last, nodes)
    const touched = new Map<string, boolean>()
    const count = (from: readonly MayLead[], more: number) => {
      for (let i = head; i < from.length - tail; i++) {
        const node = from[i]!
        if (node.type !== 'destination' || node.host === undefined) continue
        if (!touched.has(node.host)) touched.set(node.host, counts.has(node.host))
        const sum = (counts.get(node.host) ?? 0) + more
        if (sum === 0) counts.delete(node.host)
        else counts.set(node.host, sum)
      }
    }
    count(nodes, 1)
    count(last, -1)
    last = nodes
    for (const [host, was] of touched)
      if (was !== counts.has(host)) {
        used = { has: it => counts.has(it) }
        break
      }
    return used
  }
}
