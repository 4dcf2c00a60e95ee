import { destinationRulesFor, isSubsetDefined, readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { homeIn } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { insertItem } from '../../operations/insert-item.ts'
import { nearName } from '../../text/near-name.ts'
import type { Finding, FindingFix } from '../define-rule.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { destinationsOf, type NamedDestination } from './destinations.ts'
import { shop } from './good-examples.ts'
import { withMeant } from './near-misses.ts'

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
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart, subset: canray }
#                                        ^^^^^^
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: canary, labels: { track: canary } }]
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart, subset: canary }
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: canary, labels: { track: canary } }]
`,
      },
    ],
    good: [shop],
  },
})

function explain(
  model: Model,
  { namespace }: Resource,
  { host, subset, path }: NamedDestination,
): Pick<Finding, 'message' | 'fix' | 'otherFixes' | 'outside'> {
  const rules = destinationRulesFor(model, host, namespace)
  const rule = rules.at(-1)
  if (!rule)
    return {
      message: `No DestinationRule defines the subset \`${subset}\` of \`${host}\`.`,
      outside: { kind: 'DestinationRule', namespace, name: fullHost(host, homeIn(model, namespace)) },
    }
  if (rules.some(it => readDestinationRule(it).subsets.some(other => other.name === subset)))
    return {
      message: `istioctl analyze does not find subset \`${subset}\` of DestinationRule ${rule.namespace}/${rule.name}: the hosts are not spelled the same.`,
    }
  const { subsets } = readDestinationRule(rule)
  const names = rules.flatMap(it => readDestinationRule(it).subsets.map(one => one.name))
  const { fix: use } = withMeant([...path, 'subset'], nearName(subset, names))
  const add: FindingFix = {
    title: `Add subset ${subset} to ${rule.name}`,
    operation: () =>
      insertItem({ resource: rule.id, path: ['spec', 'subsets'] }, subsets.length, {
        name: subset,
        labels: { version: subset },
      }),
  }
  return {
    message: `DestinationRule ${rule.namespace}/${rule.name} has no subset \`${subset}\`${names.length === 0 ? '' : `; it has ${shownNames(names)}`}.`,
    fix: use ?? add,
    ...(use && { otherFixes: [add] }),
  }
}

function shownNames(names: readonly string[]): string {
  const shown = names.slice(0, 4).map(it => `\`${it}\``)
  return names.length > 4 ? `${shown.join(', ')} and ${names.length - 4} more` : shown.join(', ')
}
