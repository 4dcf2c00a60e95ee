import { translationRule } from './analysis-rule.ts'
import { droppedServerKinds, droppedServers, holderWords } from './dropped-servers.ts'
import { shop } from './good-examples.ts'

export const portProtocolConflict = translationRule({
  id: 'references/port-protocol-conflict',
  severity: 'error',
  title: 'Port that another server uses with another protocol',
  source: {
    advice:
      'Istio merges the servers of all Gateways of a workload and drops those that do not fit the port.',
    seenIn: 'pilot/pkg/model: mergeGateways',
  },
  why: `
Istio merges all Gateways of a workload, and the first plain-text server on a port sets its protocol. A later server
stays only if both are HTTP; otherwise Istio silently drops it with all its hosts. Use another port, or the same
protocol.
`,
  reads: droppedServerKinds,

  check(model, report) {
    for (const dropped of droppedServers(model)) {
      const { gateway, server, reason, holder } = dropped
      if (reason !== 'port-conflict') continue
      report(gateway, {
        path: [...server.path, 'port', 'protocol'],
        message: `Istio drops this ${server.protocol} server: ${holderWords(dropped)} already uses port ${server.portText} with ${holder?.server.protocol || 'another protocol'}.`,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
  - port: { number: 80, name: mongo, protocol: MONGO }
#                                              ^^^^^
    hosts: ["*"]
`,
      },
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { app: edge }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
kind: Gateway
metadata: { name: raw, namespace: shop }
spec:
  selector: { app: edge, zone: north }
  servers:
  - port: { number: 8080, name: tcp, protocol: TCP }
#                                              ^^^
    hosts: ["*"]
---
kind: Pod
metadata: { name: edge, namespace: shop, labels: { app: edge, zone: north } }
---
kind: Service
metadata: { name: edge, namespace: shop }
spec:
  selector: { app: edge }
  ports: [{ name: http, port: 80, targetPort: 8080 }]
`,
      },
    ],
    good: [shop],
  },
})
