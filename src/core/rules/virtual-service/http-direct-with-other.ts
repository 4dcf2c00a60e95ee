import { fixOf, remove } from '../checks/fixes.ts'
import { answers } from './good-examples.ts'
import { hasCheckedShape, partsOf } from './route-shape.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const httpDirectWithOther = httpRouteRule({
  id: 'virtual-service/http-direct-with-other',
  severity: 'error',
  title: 'Direct response beside another action',
  source: { istio: 'pkg/config/validation: validateHTTPRouteConflict' },
  why: `
Istio refuses the VirtualService: a direct response is the complete answer, so the request is not forwarded, rewritten
or aborted. Keep the response or the other action.
`,
  onlyWith: ['directResponse'],

  check(route, path, report, spec) {
    if (!route.directResponse || route.redirect || !hasCheckedShape(route, spec)) return
    for (const part of partsOf(route, ['route', 'fault', 'rewrite']))
      report({
        path: [...path, part === 'route' ? 'directResponse' : part],
        part: 'key',
        message: `A rule with a direct response cannot have a ${part}.`,
        fix: fixOf(`Remove \`${part}\``, remove([...path, part])),
        ...(part === 'route' && {
          otherFixes: [fixOf('Remove `directResponse`', remove([...path, 'directResponse']))],
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
  - directResponse: { status: 503 }
    fault: { delay: { fixedDelay: 2s } }
#   ^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - directResponse: { status: 503 }
`,
      },
    ],
    good: [answers],
  },
})
