import type { GroupNode, NodeId, VirtualServiceNode } from '../graph.ts'
import { rootsOf, type Section } from './parts.ts'

/** Some VirtualServices of one section that have something in common. */
export interface Group {
  readonly id: NodeId
  readonly by: GroupNode['by']
  readonly title: string
  readonly virtualServices: readonly VirtualServiceNode[]
}

/**
 * The VirtualServices of a section in groups: by the domain of their hosts, by namespace or by the beginning of their
 * names, whichever gives few groups of few.
 */
export function groupsOf(section: Section): readonly Group[] {
  const known = kept.get(section)
  if (known) return known
  const all = rootsOf(section)
  const divisions = ways.map(({ by, nameOf }) => ({ by, groups: divideBy(all, nameOf) }))
  const best = divisions.reduce((least, it) => (weightOf(it.groups) < weightOf(least.groups) ? it : least))
  const groups = [...best.groups].map(
    ([title, virtualServices]): Group => ({
      id: `group/${section.id}/${best.by}/${title}`,
      by: best.by,
      title,
      virtualServices: virtualServices.flatMap(it => withDelegates(section, it)),
    }),
  )
  kept.set(section, groups)
  return groups
}

/** A VirtualService and those below it. */
function withDelegates(section: Section, it: VirtualServiceNode): VirtualServiceNode[] {
  return [it, ...(section.delegates.get(it.id) ?? []).flatMap(below => withDelegates(section, below))]
}

const kept = new WeakMap<Section, readonly Group[]>()

const ways: readonly { readonly by: GroupNode['by']; readonly nameOf: (it: VirtualServiceNode) => string }[] =
  [
    { by: 'host', nameOf: it => domainOf(it.hosts[0]) },
    { by: 'namespace', nameOf: it => namespaceOf(it.subtitle) },
    { by: 'name', nameOf: it => firstLetter(it.title) },
  ]

/** A route of the Gateway API says its kind behind its namespace, and whether it is attached. */
function namespaceOf(subtitle = ''): string {
  const [namespace = ''] = subtitle.split(' · ')
  return namespace
}

function divideBy(
  all: readonly VirtualServiceNode[],
  nameOf: (it: VirtualServiceNode) => string,
): Map<string, VirtualServiceNode[]> {
  const groups = new Map<string, VirtualServiceNode[]>()
  for (const it of all) {
    const name = nameOf(it)
    const group = groups.get(name)
    if (group) group.push(it)
    else groups.set(name, [it])
  }
  return groups
}

/** Neither one group of all nor as many groups as members is of use. */
function weightOf(groups: ReadonlyMap<string, readonly unknown[]>): number {
  return [...groups.values()].reduce((most, it) => Math.max(most, it.length), groups.size)
}

/** `shop.example.com` of `cart.shop.example.com`; a name of one or two labels is its own domain. */
function domainOf(host: string | undefined): string {
  if (host === undefined) return 'no hosts'
  const dot = host.indexOf('.')
  return dot >= 0 && host.includes('.', dot + 1) ? host.slice(dot + 1) : host
}

function firstLetter(title: string): string {
  const [letter = ''] = title
  return letter.toUpperCase()
}
