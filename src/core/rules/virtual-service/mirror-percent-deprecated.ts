import { fixOf, remove, set } from '../checks/fixes.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const mirrorPercentDeprecated = httpRouteRule({
  id: 'virtual-service/mirror-percent-deprecated',
  severity: 'warning',
  title: 'Deprecated `mirrorPercent`',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
\`mirrorPercent\` still works, but is deprecated. \`mirrorPercentage\` replaces it, and allows fractions.
`,
  onlyWith: ['mirrorPercent'],

  check(route, path, report) {
    if (route.mirrorPercent === undefined) return
    const old = [...path, 'mirrorPercent']
    const replace = fixOf(
      'Use mirrorPercentage',
      set([...path, 'mirrorPercentage'], { value: route.mirrorPercent }),
      remove(old),
    )
    report({
      path: old,
      part: 'key',
      message: 'mirrorPercent is deprecated; use mirrorPercentage.',
      ...(!route.mirrorPercentage && { fix: replace }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - mirror: { host: shop-next }
    mirrorPercent: 10
#   ^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - mirror: { host: shop-next }
    mirrorPercentage:
      value: 10
`,
      },
    ],
    good: [policies],
  },
})
