import { fullHost, hostsOverlap } from '../../model/hosts.ts'
import { memoByValue } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
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
    const reported = new Set<Resource>()
    for (const { host, uses } of conflicts(model)) {
      for (const { resource, index } of uses) {
        if (reported.has(resource)) continue
        reported.add(resource)
        const others = new Set(uses.filter(it => it.resource !== resource).map(it => nameOf(it.resource)))
        report(resource, {
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
  readonly resource: Resource
  readonly index: number
}

interface Group {
  readonly scope: string
  readonly host: string
  readonly uses: HostUse[]
}

/** Hosts by whom they are exported to; a host for some namespaces meets the public ones it overlaps, wildcards included. */
function conflicts(model: Model): Group[] {
  const groups = new Map<string, Group>()
  for (const resource of effective(model, 'VirtualService'))
    for (const { key, scope, host, index } of meshHosts(resource)) {
      const group = groups.get(key)
      if (group) group.uses.push({ resource, index })
      else groups.set(key, { scope, host, uses: [{ resource, index }] })
    }
  const publicGroups = [...groups.values()].filter(it => it.scope === '*')
  return [...groups.values()]
    .map(group => {
      if (group.scope === '*') return group
      const met = publicGroups.filter(it => hostsOverlap(it.host, group.host)).flatMap(it => it.uses)
      return met.length > 0 ? { ...group, uses: [...group.uses, ...met] } : group
    })
    .filter(it => it.uses.length > 1)
}

function nameOf({ namespace, name }: Resource): string {
  return `${namespace}/${name}`
}

/** The hosts that a VirtualService defines for the mesh, once for each scope it is exported to. */
const meshHosts = memoByValue(resource => {
  const view = readVirtualService(resource)
  if (!isMeshBound(view)) return []
  const scopes = scopesOf(view.exportTo, resource.namespace)
  return view.hosts.flatMap(({ text, index }) => {
    const host = fullHost(text, resource)
    return scopes.map(scope => ({ key: `${scope}/${host}`, scope, host, index }))
  })
})
