import { readDestinationRule } from '../../model/destination-rules.ts'
import { selects } from '../../model/gateways.ts'
import type { Model } from '../../model/model.ts'
import type { Labels } from '../../model/read-value.ts'
import { findService } from '../../model/services.ts'
import { podsOf } from '../../model/workloads.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const subsetWithoutPods = analysisRuleForEach({
  id: 'references/subset-without-pods',
  severity: 'error',
  title: 'Subset without Pods',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/destinationrule: PodNotSelectedAnalyzer',
    codes: ['IST0173'],
  },
  why: `
Requests to the subset get a 503: no Pod has its labels. Use labels of existing Pods. This is checked only if the files
contain Pods.
`,
  each: 'DestinationRule',
  reads: ['Service', 'ServiceEntry', 'Pod', 'Node'],
  applies: model => model.settings.complete || model.ofKind('Pod').length > 0,

  check(model, resource, report) {
    const { host, exportTo, subsets } = readDestinationRule(resource)
    const service = findService(model, { namespace: resource.namespace, exportTo, host })
    if (!service) return
    for (const { index, name, labels } of subsets) {
      const wanted = new Map([...(service.workloadSelector ?? []), ...(labels ?? [])])
      if (hasPod(model, wanted)) continue
      report({
        path: ['spec', 'subsets', index, 'labels'],
        code: 'IST0173',
        message: `No Pod has the labels of subset \`${name}\`.`,
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
  subsets:
  - { name: v2, labels: { version: v2 } }
#                       ^^^^^^^^^^^^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart, version: v1 } }
`,
      },
    ],
    good: [shop],
  },
})

function hasPod(model: Model, wanted: Labels): boolean {
  return podsOf(model).some(it => selects(wanted, it.labels))
}
