import { gatewayLinks } from '../../model/binding.ts'
import { type RouteKind, readGateway, routeKindOf } from '../../model/gateways.ts'
import { hostsForNamespace, intersectHosts } from '../../model/hosts.ts'
import type { Resource } from '../../model/resource.ts'
import { fullHosts, readVirtualService } from '../../model/virtual-services.ts'
import { translationRuleForEach } from './analysis-rule.ts'
import { passthrough } from './good-examples.ts'

export const routesNotTaken = translationRuleForEach({
  id: 'references/routes-not-taken',
  severity: 'error',
  title: 'Rules that the gateway ignores',
  source: {
    advice:
      'Istio builds HTTP, TLS or TCP filters for a server by its protocol and TLS mode, and reads only the matching rules.',
    seenIn: 'pilot/pkg/networking/core: buildGatewayTCPBasedFilterChains',
  },
  why: `
The kind of server decides which rules it uses. HTTP, and HTTPS that the gateway terminates, use \`http\`. TLS that is
passed through uses \`tls\`. TCP, and TLS that the gateway terminates, use \`tcp\`. The server silently ignores other rules.
Change its protocol or TLS mode, or write rules of its kind.
`,
  each: 'VirtualService',
  reads: ['Gateway', 'Pod', 'Deployment', 'Service'],

  check(model, resource, report) {
    for (const { index, gateway, bindings } of gatewayLinks(model, resource)) {
      if (!gateway || bindings.some(it => it.bound)) continue
      if (!bindings.some(it => !it.bound && it.reason === 'route-kind')) continue
      const written = writtenKinds(resource)
      const taken = takenKinds(resource, gateway)
      if (written.length === 0 || written.some(it => taken.includes(it))) continue
      report({
        path: ['spec', 'gateways', index],
        message: `Gateway ${gateway.namespace}/${gateway.name} uses ${taken.join(' and ')} rules for these hosts; the VirtualService has only ${written.join(' and ')} rules.`,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: passthrough, namespace: shop }
spec:
  servers:
  - port: { number: 443, name: tls, protocol: TLS }
    tls: { mode: PASSTHROUGH }
    hosts: [vault.example.com]
---
kind: VirtualService
metadata: { name: vault, namespace: shop }
spec:
  hosts: [vault.example.com]
  gateways: [passthrough]
#            ^^^^^^^^^^^
  http:
  - route: [{ destination: { host: vault } }]
`,
      },
    ],
    good: [passthrough],
  },
})

function writtenKinds(resource: Resource): RouteKind[] {
  const view = readVirtualService(resource)
  return (['http', 'tls', 'tcp'] as const).filter(it => view[it].length > 0)
}

function takenKinds(resource: Resource, gateway: Resource): RouteKind[] {
  const hosts = fullHosts(resource).map(it => it.text)
  const servers = readGateway(gateway).servers.filter(
    it => intersectHosts(hostsForNamespace(it.hosts, resource.namespace), hosts).length > 0,
  )
  return [...new Set(servers.map(routeKindOf).filter(it => it !== undefined))]
}
