import { addDestination } from './add-destination.ts'
import { connections } from './good-examples.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

/** A rule about rules of a protocol that go nowhere. */
function noRouteRule(protocol: 'tls' | 'tcp') {
  const name = protocol.toUpperCase()
  return virtualServiceRule({
    id: `virtual-service/${protocol}-no-route`,
    severity: 'error',
    title: `${name} rule without a destination`,
    source: { istio: `pkg/config/validation: validate${name}Route` },
    why: `
Istio refuses the VirtualService: a ${name} rule needs a \`route\` to say where its connections go.
`,

    onlyWith: [protocol],
    check({ spec }, report) {
      for (const [i, route] of spec[protocol].entries())
        if (route.route.length === 0)
          report({
            path: ['spec', protocol, i, 'route'],
            part: 'key',
            message: `The ${name} rule has no destination.`,
            fix: addDestination(['spec', protocol, i, 'route']),
          })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  ${protocol}:
  - match: [{ port: 443 }]
    route: []
#   ^^^^^
`,
          fixed: `
kind: VirtualService
spec:
  ${protocol}:
  - match: [{ port: 443 }]
    route:
    - destination:
        host: cart
`,
        },
      ],
      good: [connections],
    },
  })
}

export const tlsNoRouteRule = noRouteRule('tls')
export const tcpNoRouteRule = noRouteRule('tcp')
