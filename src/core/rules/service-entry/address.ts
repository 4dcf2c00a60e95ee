import { isSubnet } from '../../syntax/hosts/subnet.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const address = serviceEntryRule({
  id: 'service-entry/address',
  severity: 'error',
  title: 'Invalid address of a service',
  source: { istio: 'pkg/config/validation: ValidateIPSubnet' },
  why: `
Istio refuses the ServiceEntry. An address is an IP address, or a range such as \`10.1.0.0/16\`. Names belong in \`hosts\`
or \`endpoints\`.
`,

  check({ spec }, report) {
    for (const [i, it] of spec.addresses.entries())
      if (!isSubnet(it))
        report({
          path: ['spec', 'addresses', i],
          message: `"${it}" is not an IP address or an address range.`,
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  addresses: [10.1.0.0/33]
#             ^^^^^^^^^^^
`,
      },
    ],
    good: [database],
  },
})
