import { differences } from '../../data/differences.ts'

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
    const runs = differences(last, nodes)
    const touched = new Map<string, boolean>()
    const count = (node: MayLead, more: number) => {
      if (node.type !== 'destination' || node.host === undefined) return
      if (!touched.has(node.host)) touched.set(node.host, counts.has(node.host))
      const sum = (counts.get(node.host) ?? 0) + more
      if (sum === 0) counts.delete(node.host)
      else counts.set(node.host, sum)
    }
    for (const { nowFrom, nowTo } of runs) for (let i = nowFrom; i < nowTo; i++) count(nodes[i]!, 1)
    for (const { from, to } of runs) for (let i = from; i < to; i++) count(last[i]!, -1)
    last = nodes
    for (const [host, was] of touched)
      if (was !== counts.has(host)) {
        used = { has: it => counts.has(it) }
        break
      }
    return used
  }
}
