import { readServiceEntry } from '../../model/services.ts'
import { analysisRuleForEach } from './analysis-rule.ts'

export const serviceEntryAddresses = analysisRuleForEach({
  id: 'references/service-entry-addresses',
  severity: 'warning',
  title: 'TCP port of a ServiceEntry without addresses',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/serviceentry: ProtocolAddressesAnalyzer',
    codes: ['IST0134'],
  },
  why: `
TCP carries no host name, so a sidecar recognizes this traffic only by its address. Add an address, or set a protocol
that carries the host, such as TLS or HTTP. If Istio allocates addresses itself, ignore this warning.
`,
  each: 'ServiceEntry',
  reads: [],

  check(_model, resource, report) {
    const { addressCount, statusAddresses, ports } = readServiceEntry(resource)
    if (addressCount > 0 || statusAddresses > 0) return
    for (const { index, number, protocol } of ports) {
      if (protocol !== '' && protocol.toLowerCase() !== 'tcp') continue
      report({
        path: ['spec', 'ports', index, protocol === '' ? 'number' : 'protocol'],
        code: 'IST0134',
        message: `Port ${number} is TCP, but the ServiceEntry has no addresses.`,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
metadata: { name: database, namespace: shop }
spec:
  hosts: [database.example.com]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
#                                              ^^^
  resolution: DNS
`,
      },
    ],
    good: [
      `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: database
  namespace: shop
spec:
  hosts:
  - database.example.com
  addresses:
  - 240.240.0.10
  ports:
  - number: 5432
    name: tcp
    protocol: TCP
  resolution: DNS
`,
    ],
  },
})
