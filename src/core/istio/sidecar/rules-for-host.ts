import { fullHost, hostsOverlap, isWildcard } from '../../model/hosts.ts'
import type { Resource } from '../../model/resource.ts'
import { readVirtualService } from '../../model/virtual-services.ts'

/** Of some VirtualServices those with a host that overlaps the given one, in their order. */
export function virtualServicesFor(all: readonly Resource[], host: string): readonly Resource[] {
  const { hosts, exact, wildcards } = indexOf(all)
  if (isWildcard(host)) return all.filter((_, i) => hosts[i]!.some(it => hostsOverlap(it, host)))
  const found = new Set(exact.get(host))
  for (const i of wildcards) if (hosts[i]!.some(it => hostsOverlap(it, host))) found.add(i)
  return [...found].sort((a, b) => a - b).map(i => all[i]!)
}

interface Index {
  /** Full names, one list a VirtualService. */
  readonly hosts: readonly (readonly string[])[]
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly wildcards: readonly number[]
}

const indexes = new WeakMap<readonly Resource[], Index>()

function indexOf(all: readonly Resource[]): Index {
  const known = indexes.get(all)
  if (known) return known
  const hosts = all.map(it => hostsOf(it))
  const exact = new Map<string, number[]>()
  hosts.forEach((list, i) => {
    for (const host of list) exact.set(host, [...(exact.get(host) ?? []), i])
  })
  const wildcards = hosts.flatMap((list, i) => (list.some(isWildcard) ? [i] : []))
  const index = { hosts, exact, wildcards }
  indexes.set(all, index)
  return index
}

/** The hosts of a VirtualService as full names, in lower case. */
export function hostsOf(virtualService: Resource): string[] {
  return readVirtualService(virtualService).hosts.map(it => fullHost(it.text, virtualService).toLowerCase())
}
