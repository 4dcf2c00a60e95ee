import { isHostWithin } from '../../syntax/hosts/host-match.ts'
import { append, fixOf } from '../checks/fixes.ts'
import { connections } from './good-examples.ts'
import { sniHosts } from './sni-host.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const tlsSniSubset = virtualServiceRule({
  id: 'virtual-service/tls-sni-subset',
  severity: 'error',
  title: 'SNI name that is not among the hosts',
  source: { istio: 'pkg/config/validation: validateTLSRoute' },
  why: `
Istio refuses the VirtualService: every SNI name must be in \`hosts\`, or be covered by a wildcard there. \`*.example.com\`
does not cover \`example.com\` itself.
`,
  onlyWith: ['sniHosts'],

  check({ spec }, report) {
    for (const { value, path, fault } of sniHosts(spec)) {
      if (fault || spec.hosts.some(it => isHostWithin(value, it))) continue
      const hosts = spec.hosts.length > 0 ? `: ${spec.hosts.join(', ')}` : ', of which there are none'
      report({
        path,
        message: `"${value}" is not among the hosts of the VirtualService${hosts}.`,
        fix: fixOf(`Add ${value} to the hosts`, append(['spec', 'hosts'], spec.hosts.length, value)),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  hosts:
  - orders.example.com
  tls:
  - match:
    - sniHosts: [orders.example.com, carts.example.com]
#                                    ^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts:
  - orders.example.com
  - carts.example.com
  tls:
  - match:
    - sniHosts: [orders.example.com, carts.example.com]
`,
      },
    ],
    good: [connections],
  },
})
