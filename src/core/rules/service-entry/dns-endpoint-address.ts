import { isFqdn } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { externalApi } from './good-examples.ts'
import { endpointRule } from './service-entry-rule.ts'

export const dnsEndpointAddress = endpointRule({
  id: 'service-entry/dns-endpoint-address',
  severity: 'error',
  title: 'Endpoint address that DNS cannot resolve',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: with DNS the address of an endpoint is a name without wildcard, or an IP address. A Unix
socket needs the resolution \`STATIC\`.
`,

  check({ endpoint, path, mode }, report) {
    const { address } = endpoint
    if (mode !== 'dns' || isIpAddress(address) || isFqdn(address)) return
    report({
      path: [...path, 'address'],
      message:
        address === '' ? 'The endpoint has no address.' : `"${address}" is not a host name or an IP address.`,
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
