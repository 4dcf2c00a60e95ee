import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { routeLists } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const weightTotalZero = virtualServiceRule({
  id: 'virtual-service/weight-total-zero',
  severity: 'error',
  title: 'Weights that add up to 0',
  source: { istio: 'pkg/config/validation: validateHTTPRouteDestinations' },
  why: `
Istio refuses the VirtualService: of several destinations at least one needs a weight above 0. Without the field the
weight is 0.
`,

  check({ spec }, report) {
    for (const { value, path } of routeLists(spec)) {
      // Istio adds in 32 bits.
      const total = value.reduce((sum, it) => (sum + it.weight) | 0, 0)
      if (value.length < 2 || total !== 0) continue
      const shares = equalShares(value.length)
      report({
        path,
        part: 'key',
        message: `The weights of the ${value.length} destinations add up to 0.`,
        fix: fixOf('Share the traffic equally', ...shares.map((it, i) => set([...path, i, 'weight'], it))),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
#   ^^^^^
    - destination: { host: shop }
      weight: 0
    - destination: { host: cart }
      weight: 0
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - route:
    - destination: { host: shop }
      weight: 50
    - destination: { host: cart }
      weight: 50
`,
      },
    ],
    good: [shopRoutes],
  },
})

function equalShares(count: number): number[] {
  const share = Math.floor(100 / count)
  return Array.from({ length: count }, (_, i) => Math.max(1, share + (i < 100 - share * count ? 1 : 0)))
}
