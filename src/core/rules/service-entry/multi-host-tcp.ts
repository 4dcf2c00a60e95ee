import { isHttpProtocol, isTlsProtocol } from '../../syntax/protocol.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const multiHostTcp = serviceEntryRule({
  id: 'service-entry/multi-host-tcp',
  severity: 'error',
  title: 'Several hosts on a TCP port',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: on a port other than HTTP and TLS it cannot tell which host the traffic is for. Give
each host a ServiceEntry of its own, or set the protocol of the port.
`,

  check({ spec }, report) {
    if (spec.resolution === 'NONE' || spec.hosts.length < 2) return
    const port = spec.ports.findIndex(it => !isHttpProtocol(it.protocol) && !isTlsProtocol(it.protocol))
    if (port < 0) return
    const { protocol, number } = spec.ports[port] ?? { protocol: '', number: 0 }
    report({
      path: ['spec', 'hosts'],
      part: 'key',
      message: `Traffic on port ${number} (${protocol || 'no protocol'}) is ambiguous: there are ${spec.hosts.length} hosts.`,
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
  resolution: DNS
  ports:
  - { number: 5432, name: tcp-db, protocol: TCP }
`,
      },
    ],
    good: [database],
  },
})
