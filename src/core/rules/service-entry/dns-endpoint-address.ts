import { isFqdn } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { externalApi } from './good-examples.ts'
import { endpointRule } from './service-entry-rule.ts'

export const dnsEndpointAddress = endpointRule({
  id: 'service-entry/dns-endpoint-address',
  severity: 'error',
  title: 'Endpoint that DNS cannot resolve',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: with DNS an endpoint's address is a name without wildcard, or an IP address. Unix sockets need
the resolution \`STATIC\`.
`,

  check({ endpoint, path, mode }, report) {
    const { address } = endpoint
    if (mode !== 'dns' || isIpAddress(address) || isFqdn(address)) return
    report({
      path: [...path, 'address'],
      message:
        address === ''
          ? 'The endpoint has no address.'
          : `"${address}" is neither a host name nor an IP address.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  resolution: DNS
  endpoints:
  - address: "*.example.com"
#            ^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [externalApi],
  },
})
