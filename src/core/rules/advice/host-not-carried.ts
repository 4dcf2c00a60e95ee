import { readGateway, routeKindOf } from '../../model/gateways.ts'
import { hostsForNamespace, hostsOverlap } from '../../model/hosts.ts'
import { fullHosts, readVirtualService } from '../../model/virtual-services.ts'
import { addHostFix } from '../checks/add-host.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'
import { namedGateways } from './named-gateways.ts'

export const hostNotCarried = translationRuleForEach({
  id: 'advice/host-not-carried',
  severity: 'warning',
  title: 'Host that no gateway serves',
  source: {
    advice:
      'Istio binds a VirtualService to a server by the hosts that both have; a host that no server has gets no route, and IST0132 is silent while another host fits.',
    seenIn: 'pilot/pkg/networking/core: buildGatewayHTTPRouteConfig',
  },
  why: `
Requests for the host get a 404, while the other hosts of the VirtualService work. Add the host to a server of one of its
gateways, or remove it here.
`,
  each: 'VirtualService',
  reads: ['Gateway'],

  check(model, resource, report) {
    const { gateways } = readVirtualService(resource)
    const all = namedGateways(model, resource, gateways)
    if (!all) return
    const servers = all.flatMap(gateway =>
      readGateway(gateway).servers.map(server => ({
        gateway,
        server,
        offered: hostsForNamespace(server.hosts, resource.namespace),
      })),
    )
    // Services behind an AUTO_PASSTHROUGH server are reached by SNI, whatever the hosts say.
    if (servers.some(it => !routeKindOf(it.server))) return
    const carriers = (host: string) => servers.filter(it => it.offered.some(one => hostsOverlap(host, one)))
    const full = fullHosts(resource)
    const first = full.map(it => carriers(it.text)[0]).find(it => it !== undefined)
    if (!first) return
    for (const { text, index } of full) {
      if (carriers(text).length > 0) continue
      report({
        path: ['spec', 'hosts', index],
        message: `No gateway of this VirtualService serves the host \`${text}\`.`,
        fix: addHostFix(first, text, resource.namespace),
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
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com, www.example.com]
#                           ^^^^^^^^^^^^^^^
  gateways: [public]
`,
      },
    ],
    good: [shop],
  },
})
