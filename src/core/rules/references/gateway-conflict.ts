import { type Gateway, readGateway, type Server, selectorText, selects } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { podsOf } from '../../model/workloads.ts'
import { analysisRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const gatewayConflict = analysisRule({
  id: 'references/gateway-conflict',
  severity: 'error',
  title: 'Gateways that claim the same host on the same port',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/gateway: ConflictingGatewayAnalyzer',
    codes: ['IST0145'],
  },
  why: `
Both Gateways run on the same workload and serve the host on the same port. Istio merges them; with TLS it drops the
later server with all its hosts. Keep the host in one Gateway, and let both VirtualServices use that one.
`,
  reads: ['Gateway', 'Pod', 'Service'],

  check(model, report) {
    const byPort = portTable(model)
    for (const resource of effective(model, 'Gateway')) {
      const gateway = readGateway(resource)
      for (const server of gateway.servers) {
        if (server.number === undefined || server.hosts.length === 0) continue
        const others = (byPort.get(server.number) ?? [])
          .filter(it => it.resource !== resource && it.servers.some(other => sharesHost(server, other)))
          .filter(it => sharesWorkload(model, gateway, it.gateway))
          .map(it => `${it.resource.namespace}/${it.resource.name}`)
        if (others.length === 0) continue
        report(resource, {
          path: server.path,
          part: 'key',
          code: 'IST0145',
          message: `Gateway ${others.join(', ')} serves the same host on port ${server.number} of the same workload.`,
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
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
---
kind: Gateway
metadata: { name: second, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shop],
  },
})

interface PortUse {
  readonly resource: Resource
  readonly gateway: Gateway
  readonly servers: readonly Server[]
}

/** Which Gateways have servers on a port. */
const portTable = memoByKinds(['Gateway'], model => {
  const table = new Map<number, PortUse[]>()
  for (const resource of effective(model, 'Gateway')) {
    const gateway = readGateway(resource)
    for (const number of new Set(gateway.servers.map(it => it.number))) {
      if (number === undefined) continue
      const use = { resource, gateway, servers: gateway.servers.filter(it => it.number === number) }
      table.set(number, [...(table.get(number) ?? []), use])
    }
  }
  return table
})

function sharesHost(a: Server, b: Server): boolean {
  return a.bind === b.bind && a.hosts.some(it => b.hosts.some(other => other.text === it.text))
}

/** Selectors alike, or one's text within the other's while some Pod satisfies both: the analyzer's own way to compare. */
function sharesWorkload(model: Model, a: Gateway, b: Gateway): boolean {
  const left = selectorText(a.selector)
  const right = selectorText(b.selector)
  if (left === right) return true
  if (!left.includes(right) && !right.includes(left)) return false
  return podsOf(model).some(it => selects(a.selector, it.labels) && selects(b.selector, it.labels))
}
