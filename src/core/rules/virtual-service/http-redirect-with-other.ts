import { fixOf, remove } from '../checks/fixes.ts'
import { answers } from './good-examples.ts'
import { hasCheckedShape, partsOf } from './route-shape.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const httpRedirectWithOther = httpRouteRule({
  id: 'virtual-service/http-redirect-with-other',
  severity: 'error',
  title: 'Redirect beside another action',
  source: { istio: 'pkg/config/validation: validateHTTPRouteConflict' },
  why: `
Istio refuses the VirtualService: a redirect is the complete answer, so the request is not forwarded, rewritten or
aborted. Keep the redirect or the other action.
`,
  onlyWith: ['redirect'],

  check(route, path, report, spec) {
    if (!route.redirect || !hasCheckedShape(route, spec)) return
    for (const part of partsOf(route, ['route', 'fault', 'rewrite', 'directResponse']))
      report({
        path: [...path, part === 'route' ? 'redirect' : part],
        part: 'key',
        message: `A rule with a redirect cannot have a ${part}.`,
        fix: fixOf(`Remove \`${part}\``, remove([...path, part])),
        ...((part === 'route' || part === 'directResponse') && {
          otherFixes: [fixOf('Remove `redirect`', remove([...path, 'redirect']))],
        }),
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
  - redirect: { uri: /new }
    rewrite: { uri: /old }
#   ^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - redirect: { uri: /new }
`,
      },
    ],
    good: [answers],
  },
})
