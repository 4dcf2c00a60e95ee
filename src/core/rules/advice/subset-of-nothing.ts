import { readDestinationRule } from '../../model/destination-rules.ts'
import { selects } from '../../model/gateways.ts'
import type { Labels } from '../../model/read-value.ts'
import { findService } from '../../model/services.ts'
import { podsOf } from '../../model/workloads.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'
import { labelsBehind, workloadKinds } from './service-workloads.ts'

export const subsetOfNothing = translationRuleForEach({
  id: 'advice/subset-of-nothing',
  severity: 'warning',
  title: 'Subset that is none of the workloads',
  source: {
    advice:
      'A subset is chosen among the endpoints of its own service, which IST0173 does not look at; Kiali reports it as KIA0203.',
    seenIn: 'pilot/pkg/networking/core: buildSubsetCluster',
  },
  why: `
Requests to the subset get a 503: none of the Pods that the Service selects has its labels. This is checked only if the
files contain a workload of the Service. Use labels of these workloads, or add the one that is missing.
`,
  each: 'DestinationRule',
  reads: ['Service', 'ServiceEntry', ...workloadKinds],

  check(model, resource, report) {
    const { host, exportTo, subsets } = readDestinationRule(resource)
    const service = findService(model, { namespace: resource.namespace, exportTo, host })
    if (service?.kind !== 'service' || !service.resource) return
    const workloads = labelsBehind(model, service.resource)
    if (workloads.length === 0) return
    const pods = podsOf(model).filter(it => !it.isAssumed)
    for (const { index, name, labels } of subsets) {
      if (!labels || labels.size === 0 || isOfTopology(labels)) continue
      if (workloads.some(it => selects(labels, it))) continue
      // Where no Pod at all has the labels, istioctl analyze says so.
      if (pods.length > 0 && !pods.some(it => selects(labels, it.labels))) continue
      report({
        path: ['spec', 'subsets', index, 'labels'],
        message: `None of the workloads of Service ${service.resource.namespace}/${service.resource.name} in the files has the labels of subset \`${name}\`.`,
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
  - { name: v1, labels: { version: v1 } }
  - { name: v2, labels: { version: v2 } }
#                       ^^^^^^^^^^^^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ name: http, port: 80 }] }
---
kind: Deployment
metadata: { name: cart-v1, namespace: shop }
spec: { template: { metadata: { labels: { app: cart, version: v1 } } } }
---
kind: Deployment
metadata: { name: other-v2, namespace: shop }
spec: { template: { metadata: { labels: { app: other, version: v2 } } } }
`,
      },
    ],
    good: [shop],
  },
})

/** The labels of a place come from the Node that a Pod runs on. */
function isOfTopology(labels: Labels): boolean {
  return [...labels.keys()].some(it => /^(?:topology\.|failure-domain\.|kubernetes\.io\/)/.test(it))
}
