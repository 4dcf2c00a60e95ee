import { readDestinationRule, type Subset } from '../../model/destination-rules.ts'
import { selects } from '../../model/gateways.ts'
import { has, type Labels, mapsAt } from '../../model/read-value.ts'
import { findService, readService } from '../../model/services.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'

export const subsetOfEverything = translationRuleForEach({
  id: 'advice/subset-of-everything',
  severity: 'warning',
  title: 'Subset that is the whole service',
  source: {
    advice:
      'A subset takes all endpoints that have its labels, and every Pod of a Service has those of its selector; without any labels Kiali reports it as KIA0209.',
    seenIn: 'pilot/pkg/networking/core: buildSubsetCluster',
  },
  why: `
Requests to the subset go to all Pods of the Service, those of the other subsets among them. Give it a label that only its
own Pods have. A subset with a traffic policy of its own is not reported.
`,
  each: 'DestinationRule',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    const { host, exportTo, subsets } = readDestinationRule(resource)
    if (subsets.length < 2) return
    const service = findService(model, { namespace: resource.namespace, exportTo, host })
    if (service?.kind !== 'service' || !service.resource) return
    const selector = readService(service.resource).selector ?? none
    const isEverything = (it: Subset) => selects(it.labels, selector)
    if (subsets.every(isEverything)) return
    const written = mapsAt(resource.spec, 'subsets')
    for (const subset of subsets) {
      if (!isEverything(subset) || has(written[subset.index] ?? {}, 'trafficPolicy')) continue
      report({
        path: ['spec', 'subsets', subset.index, subset.labels ? 'labels' : 'name'],
        message: `Subset \`${subset.name}\` is every Pod of Service ${service.resource.namespace}/${service.resource.name}.`,
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
  - { name: stable, labels: { app: cart } }
#                           ^^^^^^^^^^^^^
  - { name: canary, labels: { track: canary } }
---
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ name: http, port: 80 }] }
`,
      },
    ],
    good: [shop],
  },
})

const none: Labels = new Map()
