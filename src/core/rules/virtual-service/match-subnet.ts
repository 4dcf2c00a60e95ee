import { isSubnet } from '../../syntax/hosts/subnet.ts'
import { connections } from './good-examples.ts'
import { l4Matches, placedItems } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const matchSubnet = virtualServiceRule({
  id: 'virtual-service/match-subnet',
  severity: 'error',
  title: 'Invalid subnet in a match',
  source: { istio: 'pkg/config/validation: ValidateIPSubnet' },
  why: `
Istio refuses the VirtualService. A subnet is an IP address, optionally with a slash and the length of the prefix:
\`10.1.0.0/16\`.
`,

  onlyWith: ['destinationSubnets'],
  check({ spec }, report) {
    for (const match of l4Matches(spec))
      for (const { value, path } of placedItems(match.value.destinationSubnets, [
        ...match.path,
        'destinationSubnets',
      ]))
        if (!isSubnet(value)) report({ path, message: `"${value}" is not an IP address or a subnet.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  tcp:
  - match:
    - destinationSubnets: [10.1.0.0/33]
#                          ^^^^^^^^^^^
`,
      },
    ],
    good: [connections],
  },
})
