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
TCP carries no host name, so a sidecar tells such traffic apart by the address it goes to. Give the ServiceEntry an address, or
declare a protocol that names its host, such as TLS or HTTP. Where Istio allocates addresses itself the warning can stay.
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
        message: `Port ${number} is TCP, and there is no address to know its traffic by.`,
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
