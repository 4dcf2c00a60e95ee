import { rangeFixes } from '../checks/fitting-resolution.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const cidrResolution = serviceEntryRule({
  id: 'service-entry/cidr-resolution',
  severity: 'error',
  title: 'Range of addresses where names are resolved',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: a range is possible with the resolutions \`NONE\` and \`STATIC\` only. Name single addresses, or
change the resolution.
`,

  check({ spec }, report) {
    const range = spec.addresses.findIndex(it => it.includes('/'))
    if (range < 0 || ['NONE', 'STATIC'].includes(spec.resolution)) return
    report({
      path: ['spec', 'addresses', range],
      message: `The range ${spec.addresses[range]} does not go with the resolution ${spec.resolution}.`,
      ...rangeFixes(
        spec.addresses,
        spec.endpoints.map(it => it.address),
      ),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  addresses: [10.1.0.0/16]
#             ^^^^^^^^^^^
  resolution: DNS
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  addresses: [10.1.0.0/16]
  resolution: NONE
`,
      },
    ],
    good: [database],
  },
})
