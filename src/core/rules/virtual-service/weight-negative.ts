import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { placedItems, routeLists } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const weightNegative = virtualServiceRule({
  id: 'virtual-service/weight-negative',
  severity: 'error',
  title: 'Negative weight',
  source: { istio: 'pkg/config/validation: validateWeight' },
  why: `
Istio refuses the VirtualService. A weight is a share of the traffic, 0 or more.
`,
  onlyWith: ['weight'],

  check({ spec }, report) {
    for (const list of routeLists(spec))
      for (const { value, path } of placedItems(list.value, list.path))
        if (value.weight < 0)
          report({
            path: [...path, 'weight'],
            message: `The weight must be at least 0, not ${value.weight}.`,
            fix: fixOf('Set the weight to 0', set([...path, 'weight'], 0)),
          })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
    - { destination: { host: shop }, weight: -10 }
#                                            ^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - route:
    - { destination: { host: shop }, weight: 0 }
`,
      },
    ],
    good: [shopRoutes],
  },
})
