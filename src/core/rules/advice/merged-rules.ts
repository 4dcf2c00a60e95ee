import { sameItems } from '../../data/same-value.ts'
import { byAge } from '../../model/age.ts'
import { readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost } from '../../model/hosts.ts'
import { changedEntries, memoByValue, tableByKinds } from '../../model/memo.ts'
import { effective } from '../../model/model.ts'
import { has } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'

export const mergedDestinationRules = translationRuleForEach({
  id: 'advice/destination-rules-of-one-host',
  severity: 'warning',
  title: 'Part of a DestinationRule that another one hides',
  source: {
    advice:
      'Of several DestinationRules for one host in a namespace, Istio joins the subsets and keeps the first traffic policy; Kiali reports every pair as KIA0201.',
    seenIn: 'pilot/pkg/model: mergeDestinationRule',
  },
  why: `
The older DestinationRule counts (by its creation time, then by its name): what it has too has no effect here. Put both into one.
DestinationRules that share nothing but the host may stay apart.
`,
  each: 'DestinationRule',
  reads: ['DestinationRule'],

  check(model, resource, report) {
    const key = keyOf(resource)
    const earlier = before(rulesOfHosts(model, key).get(key) ?? [], resource)
    const concerns = (it: Resource) => ({ concerns: it.id })
    const ofPolicy = earlier.find(it => has(it.spec, 'trafficPolicy'))
    if (ofPolicy && has(resource.spec, 'trafficPolicy'))
      report({
        path: ['spec', 'trafficPolicy'],
        part: 'key',
        message: `The traffic policy of DestinationRule ${ofPolicy.namespace}/${ofPolicy.name} counts for this host, not this one.`,
        ...concerns(ofPolicy),
      })
    for (const { name, index } of readDestinationRule(resource).subsets) {
      const other = earlier.find(it => readDestinationRule(it).subsets.some(one => one.name === name))
      if (!other || name === '') continue
      report({
        path: ['spec', 'subsets', index, 'name'],
        message: `Subset \`${name}\` of DestinationRule ${other.namespace}/${other.name} counts, not this one.`,
        ...concerns(other),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
  subsets: [{ name: v1, labels: { version: v1 } }]
---
kind: DestinationRule
metadata: { name: cart-limits, namespace: shop }
spec:
  host: cart.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 10 } } }
# ^^^^^^^^^^^^^
  subsets: [{ name: v2, labels: { version: v2 } }, { name: v1, labels: { version: v1 } }]
#                                                          ^^
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: bank
  namespace: shop
spec:
  host: bank.example.com
  trafficPolicy:
    loadBalancer:
      simple: RANDOM
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: bank-subsets
  namespace: shop
spec:
  host: bank.example.com
  subsets:
  - name: east
    labels:
      site: east
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: bank
  namespace: shop
spec:
  hosts:
  - bank.example.com
  resolution: DNS
  ports:
  - number: 80
    name: http
    protocol: HTTP
`,
    ],
  },
})

const rulesOfHosts = tableByKinds(
  ['DestinationRule'],
  (model): ReadonlyMap<string, readonly Resource[]> => {
    const byHost = new Map<string, Resource[]>()
    for (const it of effective(model, 'DestinationRule')) {
      const key = keyOf(it)
      const list = byHost.get(key)
      if (list) list.push(it)
      else byHost.set(key, [it])
    }
    return byHost
  },
  (before, now) => changedEntries(before, now, sameItems),
)

/** Rules that Istio joins: of one namespace and host, for every caller, and exported alike. */
const keyOf = memoByValue(resource => {
  const { host, exportTo } = readDestinationRule(resource)
  const { namespace, spec } = resource
  return JSON.stringify([
    namespace,
    fullHost(host, resource),
    [...exportTo].sort(),
    spec.workloadSelector ?? null,
  ])
})

function before(all: readonly Resource[], resource: Resource): readonly Resource[] {
  if (all.length < 2) return []
  const sorted = all.toSorted(byAge)
  return sorted.slice(0, sorted.indexOf(resource))
}
