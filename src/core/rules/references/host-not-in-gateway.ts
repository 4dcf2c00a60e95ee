import { fullGatewayName, isGeneratedGateway } from '../../model/gateway-references.ts'
import { readGateway } from '../../model/gateways.ts'
import { hostsForNamespace, hostsOverlap } from '../../model/hosts.ts'
import { mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { fullHosts, readVirtualService } from '../../model/virtual-services.ts'
import { addHostFix } from '../checks/add-host.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const hostNotInGateway = analysisRuleForEach({
  id: 'references/host-not-in-gateway',
  severity: 'warning',
  title: 'Gateway that serves none of the hosts',
  source: { analyzer: 'pkg/config/analysis/analyzers/virtualservice: GatewayAnalyzer', codes: ['IST0132'] },
  why: `
The Gateway does not use the VirtualService, because its servers list none of these hosts. A host with a namespace in
front, such as \`shop/shop.example.com\`, is open to that namespace only. Add the host to a server, or name another
Gateway.
`,
  each: 'VirtualService',
  reads: ['Gateway', 'Gateway.gateway.networking.k8s.io'],

  check(model, resource, report) {
    const { hosts, gateways } = readVirtualService(resource)
    for (const { text, index } of gateways) {
      if (text === 'mesh' || isGeneratedGateway(text)) continue
      const { namespace, name } = fullGatewayName(text, resource.namespace)
      const path = ['spec', 'gateways', index]
      const gateway = model.find('Gateway', namespace, name)
      const api = gateway ? undefined : model.find('Gateway.gateway.networking.k8s.io', namespace, name)
      if (!gateway && !api) {
        report({
          path,
          code: 'IST0132',
          message: `Gateway ${namespace}/${name} does not exist, so it serves none of the hosts.`,
          outside: { kind: 'Gateway', namespace, name },
        })
        continue
      }
      const servers = gateway ? readGateway(gateway).servers : []
      const offered = api
        ? listenerHosts(api)
        : servers.flatMap(it => hostsForNamespace(it.hosts, resource.namespace))
      if (hosts.some(host => offered.some(it => hostsOverlap(host.text, it)))) continue
      const served =
        gateway && fullHosts(resource).find(it => offered.some(one => hostsOverlap(it.text, one)))
      if (served) {
        const written = hosts.find(it => it.index === served.index)?.text ?? ''
        report({
          path,
          code: 'IST0132',
          message: `istioctl analyze misses the host \`${written}\` in Gateway ${namespace}/${name} and is wrong: Istio reads it as ${served.text}, which the Gateway serves.`,
          falseAlarm: true,
        })
        continue
      }
      const missing = hosts[0]?.text
      const server = servers[0]
      report({
        path,
        code: 'IST0132',
        message:
          hosts.length === 0
            ? `The VirtualService has no hosts that Gateway ${namespace}/${name} could serve.`
            : `Gateway ${namespace}/${name} serves none of the hosts for namespace ${resource.namespace}.`,
        ...(missing !== undefined &&
          gateway &&
          server && { fix: addHostFix({ gateway, server }, missing, resource.namespace) }),
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
    hosts: ["other/shop.example.com", status.example.com]
---
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
#            ^^^^^^
`,
      },
    ],
    good: [shop],
  },
})

/** The hosts of a Gateway of the Gateway API; a listener that names none takes all. */
function listenerHosts({ spec }: Resource): string[] {
  return mapsAt(spec, 'listeners').map(it => textAt(it, 'hostname') || '*')
}
