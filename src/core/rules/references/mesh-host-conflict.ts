import { memoByObject } from '../../data/memo-by-object.ts'
import { sameValue } from '../../data/same-value.ts'
import { fullHost, hostsOverlap } from '../../model/hosts.ts'
import { memoByPlace } from '../../model/memo.ts'
import { effective } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { scopesOf } from '../../model/services.ts'
import { isMeshBound, readVirtualService } from '../../model/virtual-services.ts'
import { analysisRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const meshHostConflict = analysisRule({
  id: 'references/mesh-host-conflict',
  severity: 'error',
  title: 'Host in several VirtualServices of the mesh',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/virtualservice: ConflictingMeshGatewayHostsAnalyzer',
    codes: ['IST0109'],
  },
  why: `
Sidecars use only one VirtualService for a host, chosen by age, and ignore the rules of the others. Merge them, or
export them to namespaces that do not overlap. A host that one VirtualService lists twice counts as well.
`,
  reads: ['VirtualService'],

  check(model, report) {
    const resources = effective(model, 'VirtualService')
    const reported = new Set<number>()
    for (const { host, uses } of conflicts(meshHosts(model, resources))) {
      for (const { place, index } of uses) {
        if (reported.has(place)) continue
        reported.add(place)
        const others = new Set(uses.filter(it => it.place !== place).map(it => nameOf(resources[it.place]!)))
        report(resources[place]!, {
          path: ['spec', 'hosts', index],
          code: 'IST0109',
          message:
            others.size === 0
              ? `Host ${host} is listed more than once.`
              : `${[...others].join(', ')} also ${others.size > 1 ? 'have' : 'has'} host ${host} for the mesh.`,
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart]
#         ^^^^
---
kind: VirtualService
metadata: { name: cart-canary, namespace: shop }
spec:
  hosts: [cart.shop.svc.cluster.local]
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shop],
  },
})

interface HostUse {
  /** Of the VirtualService among all of them. */
  readonly place: number
  readonly index: number
}

interface Group {
  readonly scope: string
  readonly host: string
  readonly uses: HostUse[]
}

/** Hosts by whom they are exported to; a host for some namespaces meets the public ones it overlaps, wildcards included. */
const conflicts = memoByObject((hosts: readonly (readonly MeshHost[])[]): Group[] => {
  const groups = new Map<string, Group>()
  hosts.forEach((all, place) => {
    for (const { key, scope, host, index } of all) {
      const group = groups.get(key)
      if (group) group.uses.push({ place, index })
      else groups.set(key, { scope, host, uses: [{ place, index }] })
    }
  })
  const publicGroups = [...groups.values()].filter(it => it.scope === '*')
  return [...groups.values()]
    .map(group => {
      if (group.scope === '*') return group
      const met = publicGroups.filter(it => hostsOverlap(it.host, group.host)).flatMap(it => it.uses)
      return met.length > 0 ? { ...group, uses: [...group.uses, ...met] } : group
    })
    .filter(it => it.uses.length > 1)
})

function nameOf({ namespace, name }: Resource): string {
  return `${namespace}/${name}`
}

interface MeshHost {
  readonly key: string
  readonly scope: string
  readonly host: string
  readonly index: number
}

const none: readonly MeshHost[] = []

/** The hosts that each VirtualService defines for the mesh, once for each scope it is exported to; the same lists while they say the same. */
const meshHosts = memoByPlace<readonly MeshHost[]>([], (_, resource, old) => {
  const now = meshHostsOf(resource)
  return old && sameValue(old, now) ? old : now
})

function meshHostsOf(resource: Resource): readonly MeshHost[] {
  const view = readVirtualService(resource)
  if (!isMeshBound(view)) return none
  const scopes = scopesOf(view.exportTo, resource.namespace)
  return view.hosts.flatMap(({ text, index }) => {
    const host = fullHost(text, resource)
    return scopes.map(scope => ({ key: `${scope}/${host}`, scope, host, index }))
  })
}
