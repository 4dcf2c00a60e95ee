import { connections } from './good-examples.ts'
import { sniHosts } from './sni-host.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const tlsSniIp = virtualServiceRule({
  id: 'virtual-service/tls-sni-ip',
  severity: 'warning',
  title: 'IP address as an SNI name',
  source: { istio: 'pkg/config/validation: validateTLSRoute' },
  why: `
TLS does not allow IP addresses as SNI names, and most clients send none for them, so the match hardly ever applies.
Match a host name, or use a TCP rule with \`destinationSubnets\`.
`,
  onlyWith: ['sniHosts'],

  check({ spec }, report) {
    for (const { value, path, fault, isIp } of sniHosts(spec))
      if (fault && isIp)
        report({ path, message: `Clients do not send the IP address ${value} as an SNI name.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  hosts: [10.0.0.7]
  tls:
  - match:
    - sniHosts: [10.0.0.7]
#                ^^^^^^^^
`,
      },
    ],
    good: [connections],
  },
})
