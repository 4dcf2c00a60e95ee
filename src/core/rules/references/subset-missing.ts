import { destinationRulesFor, isSubsetDefined, readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { insertItem } from '../../operations/insert-item.ts'
import type { Finding } from '../define-rule.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { destinationsOf, type NamedDestination } from './destinations.ts'
import { shop } from './good-examples.ts'

export const subsetMissing = analysisRuleForEach({
  id: 'references/subset-missing',
  severity: 'error',
  title: 'Subset that no DestinationRule defines',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/virtualservice: DestinationRuleAnalyzer',
    codes: ['IST0101'],
  },
  why: `
Requests that take this route get a 503: a subset exists only if a DestinationRule for the host lists it. Add it there,
with the labels of its workloads. For a host outside the cluster, the DestinationRule must be in the VirtualService's
own namespace.
`,
  each: 'VirtualService',
  reads: ['DestinationRule'],

  check(model, resource, report) {
    for (const destination of destinationsOf(resource)) {
      const { host, subset, path } = destination
      if (subset === '' || isSubsetDefined(model, host, subset, resource.namespace)) continue
      report({
        path: [...path, 'subset'],
        code: 'IST0101',
        ...explain(model, resource, destination),
      })
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
  http:
  - route:
    - destination: { host: cart, subset: v2 }
#                                        ^^
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: v1, labels: { version: v1 } }]
`,
      },
    ],
    good: [shop],
  },
})

function explain(
  model: Model,
  { namespace }: Resource,
  { host, subset }: NamedDestination,
): Pick<Finding, 'message' | 'fix' | 'outside'> {
  const rules = destinationRulesFor(model, host, namespace)
  const rule = rules.at(-1)
  if (!rule)
    return {
      message: `No DestinationRule defines the subset \`${subset}\` of \`${host}\`.`,
      outside: { kind: 'DestinationRule', namespace, name: fullHost(host, namespace) },
    }
  if (rules.some(it => readDestinationRule(it).subsets.some(other => other.name === subset)))
    return {
      message: `istioctl analyze does not find subset \`${subset}\` of DestinationRule ${rule.namespace}/${rule.name}: the hosts are not spelled the same.`,
    }
  const { subsets } = readDestinationRule(rule)
  return {
    message: `DestinationRule ${rule.namespace}/${rule.name} has no subset \`${subset}\`.`,
    fix: {
      title: `Add subset ${subset} to ${rule.name}`,
      operation: () =>
        insertItem({ resource: rule.id, path: ['spec', 'subsets'] }, subsets.length, {
          name: subset,
          labels: { version: subset },
        }),
    },
  }
}
