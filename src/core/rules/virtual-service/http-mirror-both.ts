import { fixOf, remove } from '../checks/fixes.ts'
import { policies } from './good-examples.ts'
import { hasCheckedShape } from './route-shape.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const httpMirrorBoth = httpRouteRule({
  id: 'virtual-service/http-mirror-both',
  severity: 'error',
  title: '`mirror` and `mirrors` together',
  source: { istio: 'pkg/config/validation: validateHTTPRouteConflict' },
  why: `
Istio refuses the VirtualService: list all mirrors in \`mirrors\`, or the only one in \`mirror\`.
`,
  onlyWith: ['mirrors'],

  check(route, path, report, spec) {
    if (!route.mirror || route.mirrors.length === 0 || !hasCheckedShape(route, spec)) return
    const single = ['mirror', 'mirrorPercentage', 'mirrorPercent']
    report({
      path: [...path, 'mirrors'],
      part: 'key',
      message: 'The rule has both mirror and mirrors.',
      fix: fixOf('Keep the list of mirrors', ...single.map(it => remove([...path, it]))),
      otherFixes: [fixOf('Keep the single mirror', remove([...path, 'mirrors']))],
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - route: [{ destination: { host: shop } }]
    mirror: { host: shop-next }
    mirrors:
#   ^^^^^^^
    - destination: { host: shop-last }
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - route: [{ destination: { host: shop } }]
    mirrors:
    - destination: { host: shop-last }
`,
      },
    ],
    good: [policies],
  },
})
