import { isLabel } from '../../syntax/label.ts'
import { shopRoutes } from './good-examples.ts'
import { destinationRule } from './virtual-service-rule.ts'

export const destSubset = destinationRule({
  id: 'virtual-service/dest-subset',
  severity: 'error',
  title: 'Malformed name of a subset',
  source: { istio: 'pkg/config/validation: validateSubsetName' },
  why: `
Istio refuses the VirtualService. A subset's name has up to 63 letters, digits and hyphens, as in the DestinationRule that
defines it.
`,

  check({ subset }, path, report) {
    if (subset === '' || isLabel(subset)) return
    report({ path: [...path, 'subset'], message: `"${subset.slice(0, 80)}" cannot be the name of a subset.` })
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
