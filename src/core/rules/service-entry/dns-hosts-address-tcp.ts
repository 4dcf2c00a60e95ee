import { isTcpProtocol } from '../../syntax/protocol.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'
import { usesDns } from './service-entry-spec.ts'

export const dnsHostsAddressTcp = serviceEntryRule({
  id: 'service-entry/dns-hosts-address-tcp',
  severity: 'warning',
  title: 'Several hosts behind one address',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
On a port that Istio treats as TCP (HTTPS and TLS included), it cannot tell which host the traffic to this address is
for. Give each host a ServiceEntry of its own.
`,

  check({ spec }, report) {
    if (!usesDns(spec) || spec.addresses.length === 0 || spec.hosts.length < 2) return
    if (!spec.ports.some(it => isTcpProtocol(it.protocol))) return
    report({
      path: ['spec', 'hosts'],
      part: 'key',
      message: `The ${spec.hosts.length} hosts share an address, so traffic on a TCP port is ambiguous.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [a.example.com, b.example.com]
# ^^^^^
  addresses: [240.240.1.1]
  resolution: DNS
  ports:
  - { number: 443, name: https, protocol: HTTPS }
`,
      },
    ],
    good: [database],
  },
})
