import { placesWhere } from '../../data/places-where.ts'
import { memoByPlace } from '../../model/memo.ts'
import { effective } from '../../model/model.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { analysisRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const ingressSubsetUnused = analysisRule({
  id: 'references/ingress-subset-unused',
  severity: 'warning',
  title: 'Route to a service whose subsets another VirtualService chooses',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/virtualservice: DestinationHostAnalyzer',
    codes: ['IST0140'],
  },
  why: `
A gateway uses only its own VirtualServices. The rules that choose a subset of this service in the mesh do not apply to
requests through the gateway, so they reach all workloads. Set the subset in this route, or bind the other
VirtualService to the gateway.
`,
  reads: ['VirtualService'],

  check(model, report) {
    const all = effective(model, 'VirtualService')
    const withSubsets = new Map<string, string[]>()
    const chosen = chosenHosts(model, all)
    for (const i of choosing(chosen)) {
      const { namespace, name } = all[i]!
      for (const host of chosen[i]!)
        withSubsets.set(host, [...(withSubsets.get(host) ?? []), `${namespace}/${name}`])
    }
    if (withSubsets.size === 0) return
    for (const resource of all) {
      const { gateways, http } = readVirtualService(resource)
      if (gateways.length === 0) continue
      for (const { host, subset, path } of http.flatMap(it => it.destinations)) {
        const others = subset === '' ? withSubsets.get(host) : undefined
        if (!others) continue
        report(resource, {
          path: [...path, 'host'],
          code: 'IST0140',
          message: `The subsets of \`${host}\` that ${others.join(', ')} chooses have no effect on this route.`,
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - route:
    - destination: { host: cart }
#                          ^^^^
---
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart]
  http:
  - route:
    - destination: { host: cart, subset: v1 }
`,
      },
    ],
    good: [shop],
  },
})

/** The hosts a VirtualService defines and picks subsets of. */
const chosenHosts = memoByPlace<readonly string[]>([], (_, resource) => {
  const { hosts, http } = readVirtualService(resource)
  const destinations = http.flatMap(it => it.destinations)
  const chosen = new Set(destinations.filter(it => it.subset !== '').map(it => it.host))
  const own = [...new Set(hosts.map(it => it.text))].filter(it => chosen.has(it))
  return own.length > 0 ? own : none
})
const choosing = placesWhere<readonly string[]>(it => it !== none)
const none: readonly string[] = []
