import { isLabel } from '../../syntax/label.ts'
import { shopRoutes } from './good-examples.ts'
import { destinationRule } from './virtual-service-rule.ts'

export const destSubset = destinationRule({
  id: 'virtual-service/dest-subset',
  severity: 'error',
  title: 'Invalid name of a subset',
  source: { istio: 'pkg/config/validation: validateSubsetName' },
  why: `
Istio refuses the VirtualService. The name of a subset has at most 63 letters, digits and hyphens, as in the
DestinationRule that defines it.
`,
  onlyWith: ['subset'],

  check({ subset }, path, report) {
    if (subset === '' || isLabel(subset)) return
    report({ path: [...path, 'subset'], message: `"${subset.slice(0, 80)}" is not a valid subset name.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
    - destination: { host: shop, subset: v1.2 }
#                                        ^^^^
`,
      },
    ],
    good: [shopRoutes],
  },
})
