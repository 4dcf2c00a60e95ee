import { readGateway, routeKindOf } from '../../model/gateways.ts'
import { readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { passthrough, shop } from '../references/good-examples.ts'
import { namedGateways } from './named-gateways.ts'

export const matchPortNotOpen = translationRuleForEach({
  id: 'advice/match-port-not-open',
  severity: 'warning',
  title: 'Match for a port that no gateway opens',
  source: {
    advice: 'Istio compares the port of a match with the number of the server for which it builds routes.',
    seenIn: 'pilot/pkg/networking/core/route: sourceMatchHTTP',
  },
  why: `
The match never applies: no server of the VirtualService's gateways has its port. The port is the server's, not that of
the destination. Change the port, or add a server with it. Nothing is said where the mesh is among the gateways or one
of them is not in the files, for then its port may be open elsewhere.
`,
  each: 'VirtualService',
  reads: ['Gateway'],

  check(model, resource, report) {
    const view = readVirtualService(resource)
    for (const rule of rulesOf(view)) {
      const shut = rule.matches.flatMap(match => {
        if (match.port === undefined) return []
        const named = match.gateways.length > 0 ? match.gateways : view.gateways
        const servers = namedGateways(model, resource, named)?.flatMap(it => readGateway(it).servers)
        if (!servers || servers.some(it => it.number === match.port)) return []
        const open = servers.filter(it => routeKindOf(it) === rule.protocol).flatMap(it => it.number ?? [])
        return [{ path: [...match.path, 'port'], port: match.port, open: [...new Set(open)] }]
      })
      const isDead = shut.length === rule.matches.length
      for (const { path, port, open } of shut) {
        const [only] = open.length === 1 ? open : []
        const others = open.length > 0 ? `, only ${open.join(', ')} for ${rule.protocol} rules` : ''
        report({
          path,
          message: `${isDead ? `No traffic reaches rule ${rule.index + 1}` : 'The match never applies'}: port ${port} is open on no gateway of this VirtualService${others}.`,
          ...(only !== undefined && { fix: fixOf(`Use port ${only}`, set(path, only)) }),
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: mongo, namespace: shop }
spec:
  servers:
  - port: { number: 31400, name: mongo, protocol: MONGO }
    hosts: ["*"]
---
kind: VirtualService
metadata: { name: mongo, namespace: shop }
spec:
  hosts: ["*"]
  gateways: [mongo]
  tcp:
  - match: [{ port: 27017 }]
#                   ^^^^^
    route: [{ destination: { host: mongo } }]
`,
        fixed: `
kind: Gateway
metadata: { name: mongo, namespace: shop }
spec:
  servers:
  - port: { number: 31400, name: mongo, protocol: MONGO }
    hosts: ["*"]
---
kind: VirtualService
metadata: { name: mongo, namespace: shop }
spec:
  hosts: ["*"]
  gateways: [mongo]
  tcp:
  - match: [{ port: 31400 }]
    route: [{ destination: { host: mongo } }]
`,
      },
    ],
    good: [shop, passthrough],
  },
})
