import { gatewayLinks } from '../../model/binding.ts'
import { translationRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const notExportedToGateway = translationRuleForEach({
  id: 'references/not-exported-to-gateway',
  severity: 'error',
  title: 'VirtualService that the gateway cannot see',
  source: {
    advice: 'Istio looks up the VirtualServices of a gateway by the namespace of its Pods.',
    seenIn: 'pilot/pkg/model: VirtualServicesForGateway',
  },
  why: `
A gateway uses a VirtualService only if \`exportTo\` includes the namespace of the gateway's Pods. Add that namespace, or
remove \`exportTo\`. If the files contain no such Pods, they are assumed to be in the namespace of the Gateway.
`,
  each: 'VirtualService',
  reads: ['Gateway', 'Pod', 'Deployment', 'Service'],

  check(model, resource, report) {
    for (const { gateway, bindings } of gatewayLinks(model, resource)) {
      if (!gateway || bindings.some(it => it.bound)) continue
      const hidden = bindings.find(it => !it.bound && it.reason === 'not-exported')
      if (!hidden || hidden.bound) continue
      report({ path: ['spec', 'exportTo'], message: hidden.message })
      break
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  exportTo: ["."]
#           ^^^^^
  http:
  - route: [{ destination: { host: cart } }]
`,
      },
    ],
    good: [shop],
  },
})
