import { rangeFixes } from '../checks/fitting-resolution.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const cidrResolution = serviceEntryRule({
  id: 'service-entry/cidr-resolution',
  severity: 'error',
  title: 'Address range with DNS resolution',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: an address range needs the resolution \`NONE\` or \`STATIC\`. Change the resolution, or list
single addresses.
`,

  check({ spec }, report) {
    const range = spec.addresses.findIndex(it => it.includes('/'))
    if (range < 0 || ['NONE', 'STATIC'].includes(spec.resolution)) return
    report({
      path: ['spec', 'addresses', range],
      message: `The range ${spec.addresses[range]} needs the resolution NONE or STATIC, not ${spec.resolution}.`,
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
