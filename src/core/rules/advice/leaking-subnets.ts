import { textsAt } from '../../model/read-value.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { defineRule } from '../define-rule.ts'
import { shop } from '../references/good-examples.ts'

export const leakingSubnets = defineRule({
  id: 'advice/leaking-subnets',
  severity: 'warning',
  layer: 'advice',
  scope: 'object',
  kinds: ['VirtualService'],
  title: 'Match that takes the subnets of an earlier one',
  source: {
    advice:
      'A fault of Istio: the subnets of one TLS match stay in force for the matches after it that have none.',
    seenIn: 'pilot/pkg/networking/core: buildSidecarOutboundTLSFilterChainOpts',
  },
  why: `
Calls of the mesh to other addresses do not reach the match, and where two matches become the same, Envoy refuses the listener, so
that the whole port is dead. Write the matches with \`destinationSubnets\` last.
`,

  check(resource, report) {
    const { gateways, tls } = readVirtualService(resource)
    const isInMesh = gateways.length === 0 || gateways.some(it => it.text === 'mesh')
    let earlier: readonly string[] = []
    for (const match of tls.flatMap(it => it.matches)) {
      const inMesh = match.gateways.length === 0 ? isInMesh : match.gateways.some(it => it.text === 'mesh')
      if (!inMesh) continue
      const own = textsAt(match.value, 'destinationSubnets')
      if (own.length === 0 && earlier.length > 0)
        report({
          path: match.path,
          message: `Istio takes this match for ${earlier.join(', ')} only: the destinationSubnets of an earlier match stay in force.`,
        })
      if (own.length > 0) earlier = own
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  tls:
  - match:
    - sniHosts: [api.example.com]
      destinationSubnets: [10.0.0.0/8]
    - sniHosts: [api.example.com]
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    route:
    - destination: { host: api.example.com }
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: api
  namespace: shop
spec:
  hosts:
  - api.example.com
  tls:
  - match:
    - sniHosts:
      - api.example.com
    - sniHosts:
      - api.example.com
      destinationSubnets:
      - 10.0.0.0/8
    route:
    - destination:
        host: api.example.com
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts:
  - api.example.com
  resolution: DNS
  ports:
  - number: 443
    name: tls
    protocol: TLS
`,
    ],
  },
})
