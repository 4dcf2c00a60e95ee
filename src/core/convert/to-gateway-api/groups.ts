import { followDelegate } from '../../model/delegates.ts'
import { findGateway } from '../../model/gateway-references.ts'
import { readGateway, selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { fullHosts, isMeshBound, readVirtualService } from '../../model/virtual-services.ts'

/**
 * Gateways and VirtualServices, as far as one leads to another: by name, as a delegate, or as the second for one host of the mesh.
 * They are converted together or not at all.
 */
export interface Group {
  readonly gateways: readonly Resource[]
  readonly virtualServices: readonly Resource[]
  /** Those without hosts, which others lead to. */
  readonly delegates: readonly Resource[]
}

/** The groups of a model, in the order of the files. What Istio made of routes is not among them. */
export function groupsOf(model: Model): readonly Group[] {
  const gateways = effective(model, 'Gateway').filter(it => !it.origin)
  const virtualServices = effective(model, 'VirtualService').filter(it => !it.origin)
  const parts = new Map<Resource, Resource>([...gateways, ...virtualServices].map(it => [it, it]))
  const rootOf = (it: Resource): Resource => {
    let root = it
    while (parts.get(root) !== root) root = parts.get(root)!
    parts.set(it, root)
    return root
  }
  const join = (a: Resource, b: Resource) => parts.set(rootOf(a), rootOf(b))

  // Servers of one port on the same Pods share what they route.
  gateways.forEach((it, i) => {
    for (const other of gateways.slice(0, i)) if (areTogether(it, other)) join(it, other)
  })

  const delegates = new Set<Resource>()
  const byMeshHost = new Map<string, Resource>()
  for (const it of virtualServices) {
    const read = readVirtualService(it)
    if (read.hosts.length === 0) continue
    for (const { text } of read.gateways) {
      const gateway = findGateway(model, text, it.namespace)
      if (gateway && parts.has(gateway)) join(it, gateway)
    }
    for (const rule of read.http) {
      const target = followDelegate(model, rule, it.namespace)
      if (!target?.found || !parts.has(target.resource)) continue
      delegates.add(target.resource)
      join(it, target.resource)
    }
    if (!isMeshBound(read)) continue
    for (const { text } of fullHosts(it)) {
      const other = byMeshHost.get(text)
      if (other) join(it, other)
      else byMeshHost.set(text, it)
    }
  }

  const groups = new Map<Resource, Resource[]>()
  for (const it of [...gateways, ...virtualServices]) {
    const root = rootOf(it)
    groups.set(root, [...(groups.get(root) ?? []), it])
  }
  return [...groups.values()].map(members => ({
    gateways: members.filter(it => it.kind === 'Gateway'),
    virtualServices: members.filter(it => it.kind === 'VirtualService' && !delegates.has(it)),
    delegates: members.filter(it => delegates.has(it)),
  }))
}

/** Whether Gateways may be for the same Pods, and have a port in common. */
function areTogether(one: Resource, other: Resource): boolean {
  const [a, b] = [readGateway(one), readGateway(other)]
  const isWithin = (x: typeof a, y: typeof a) => selects(x.selector, y.selector ?? new Map())
  if (!isWithin(a, b) && !isWithin(b, a)) return false
  return a.servers.some(it => it.number !== undefined && b.servers.some(own => own.number === it.number))
}
