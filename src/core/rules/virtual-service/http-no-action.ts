import { addDestination } from './add-destination.ts'
import { shopRoutes } from './good-examples.ts'
import { hasCheckedShape } from './route-shape.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const httpNoAction = httpRouteRule({
  id: 'virtual-service/http-no-action',
  severity: 'error',
  title: 'Rule without an action',
  source: { istio: 'pkg/config/validation: validateHTTPRouteConflict' },
  why: `
Istio refuses the VirtualService: a rule forwards its requests (\`route\`), answers them (\`redirect\`, \`directResponse\`),
or hands them to the rules of another VirtualService (\`delegate\`).
`,

  check(route, path, report, spec) {
    if (!hasCheckedShape(route, spec) || route.redirect || route.directResponse || route.route.length > 0)
      return
    report({
      path,
      message: 'The rule has no route, redirect or direct response.',
      fix: addDestination([...path, 'route']),
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
  - { match: [{ uri: { prefix: /cart } }] }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - { match: [{ uri: { prefix: /cart } }], route: [{ destination: { host: cart } }] }
`,
      },
    ],
    good: [shopRoutes],
  },
})
