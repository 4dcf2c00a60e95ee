import { destinationRulesFor, readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost } from '../../model/hosts.ts'
import { readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'

export const splitReachesSubset = translationRuleForEach({
  id: 'advice/split-reaches-subset',
  severity: 'warning',
  title: 'Split whose other part reaches the subset too',
  source: {
    advice:
      'A destination without a subset is the whole service: the Pods of every subset are among its endpoints.',
    seenIn: 'pilot/pkg/networking/core: buildSubsetCluster',
  },
  why: `
The subset gets more traffic than its weight says: the destination without a subset goes to all Pods of the service, the
subset's own among them. Give that destination a subset of the other Pods.
`,
  each: 'VirtualService',
  reads: ['DestinationRule'],

  check(model, resource, report) {
    const { namespace } = resource
    for (const { destinations } of rulesOf(readVirtualService(resource))) {
      const parts = destinations.filter(it => (it.weight ?? 0) > 0 && it.host !== '')
      for (const whole of parts.filter(it => it.subset === '')) {
        const host = fullHost(whole.host, resource)
        const subsets = parts
          .filter(it => it.subset !== '' && fullHost(it.host, resource) === host)
          .map(it => it.subset)
        if (subsets.length === 0) continue
        const defined = destinationRulesFor(model, whole.host, namespace)
          .flatMap(it => readDestinationRule(it).subsets)
          .filter(it => (it.labels?.size ?? 0) > 0 && !subsets.includes(it.name))
        const [only] = defined.length === 1 ? defined : []
        report({
          path: [...whole.path, 'host'],
          message: `\`${whole.host}\` without a subset reaches the Pods of subset \`${subsets[0]}\` too, so they get more than their weight.`,
          ...(only && { fix: fixOf(`Use subset ${only.name}`, set([...whole.path, 'subset'], only.name)) }),
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
  http:
  - route:
    - destination:
        host: cart
#             ^^^^
      weight: 90
    - destination:
        host: cart
        subset: canary
      weight: 10
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets:
  - { name: stable, labels: { track: stable } }
  - { name: canary, labels: { track: canary } }
`,
        fixed: `
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  http:
  - route:
    - destination:
        host: cart
        subset: stable
      weight: 90
    - destination:
        host: cart
        subset: canary
      weight: 10
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets:
  - { name: stable, labels: { track: stable } }
  - { name: canary, labels: { track: canary } }
`,
      },
    ],
    good: [shop],
  },
})
