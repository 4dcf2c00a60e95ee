import { readDestinationRule } from '../../model/destination-rules.ts'
import { selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, labelsAt, mapsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
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
  reads: ['Service', 'ServiceEntry', 'WorkloadEntry', 'Pod', 'Node'],
  applies: model => model.settings.complete || model.ofKind('Pod').length > 0,

  check(model, resource, report) {
    const { host, exportTo, subsets } = readDestinationRule(resource)
    const service = findService(model, { namespace: resource.namespace, exportTo, host })
    if (!service) return
    // Of several subsets with one name the last counts.
    const last = new Map(subsets.map(it => [it.name, it]))
    for (const { index, name, labels } of last.values()) {
      const wanted = new Map([...(service.workloadSelector ?? []), ...(labels ?? [])])
      if (hasPod(model, wanted)) continue
      const path = ['spec', 'subsets', index, 'labels']
      const entry = service.kind === 'serviceEntry' ? service.resource : undefined
      if (entry && hasEndpoint(model, entry, service.workloadSelector, labels))
        report({
          path,
          code: 'IST0173',
          message: `istioctl analyze looks for Pods only and is wrong: an endpoint of ServiceEntry ${entry.namespace}/${entry.name} has the labels of subset \`${name}\`.`,
          falseAlarm: true,
        })
      else
        report({
          path,
          code: 'IST0173',
          message: entry
            ? `No endpoint of ServiceEntry ${entry.namespace}/${entry.name} and no Pod has the labels of subset \`${name}\`.`
            : `No Pod has the labels of subset \`${name}\`.`,
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
      {
        yaml: `
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  subsets:
  - { name: east, labels: { site: east } }
#                         ^^^^^^^^^^^^^^
---
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec:
  hosts: [bank.example.com]
  endpoints: [{ address: 192.0.2.7, labels: { site: east } }]
---
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart } }
`,
      },
    ],
    good: [shop],
  },
})

function hasPod(model: Model, wanted: Labels): boolean {
  return podsOf(model).some(it => selects(wanted, it.labels))
}

/** Whether an endpoint has the labels: one that the ServiceEntry lists, or a WorkloadEntry that it selects. */
function hasEndpoint(
  model: Model,
  { spec, namespace }: Resource,
  selector: Labels | undefined,
  labels: Labels | undefined,
): boolean {
  const none: Labels = new Map()
  const listed = mapsAt(spec, 'endpoints').map(it => labelsAt(it, 'labels') ?? none)
  const selected = selector
    ? effective(model, 'WorkloadEntry')
        .filter(it => it.namespace === namespace)
        .map(it => labelsAt(it.spec, 'labels') ?? none)
        .filter(it => selects(selector, it))
    : []
  return [...listed, ...selected].some(it => selects(labels, it))
}
