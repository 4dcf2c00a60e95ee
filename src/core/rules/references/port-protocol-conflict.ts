import { isTlsServer } from '../../model/gateways.ts'
import { isHttpLike } from '../../model/protocols.ts'
import { translationRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'
import { serversByPort } from './shared-ports.ts'

export const portProtocolConflict = translationRule({
  id: 'references/port-protocol-conflict',
  severity: 'error',
  title: 'Port that another server already holds with another protocol',
  why: `
All Gateways of one workload are merged, and the first plain-text server decides what a port speaks. A later one stays on it
only if both speak HTTP; anything else is left out without a word, with all its hosts. Use another port, or the same protocol.
`,
  reads: ['Gateway'],

  check(model, report) {
    for (const servers of serversByPort(model)) {
      const holder = servers.find(it => !isTlsServer(it.server))
      if (!holder) continue
      for (const { resource, server } of servers.slice(servers.indexOf(holder) + 1)) {
        if (isHttpLike(server.protocol) && isHttpLike(holder.server.protocol)) continue
        report(resource, {
          path: [...server.path, 'port', 'protocol'],
          message: `Port ${server.portText} already speaks ${holder.server.protocol} for ${holder.resource === resource ? `server ${holder.server.index + 1}` : `Gateway ${holder.resource.namespace}/${holder.resource.name}`}, so this ${server.protocol} server is left out.`,
        })
      }
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
    ],
    good: [shop],
  },
})
