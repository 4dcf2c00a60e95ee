import { fixOf, remove } from '../checks/fixes.ts'
import { delegation } from './good-examples.ts'
import { isDelegate } from './spec-traits.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const httpNestedDelegate = httpRouteRule({
  id: 'virtual-service/http-nested-delegate',
  severity: 'error',
  title: 'Delegate that delegates',
  source: { istio: 'pkg/config/validation: validateHTTPRouteConflict' },
  why: `
Istio refuses the VirtualService: without \`hosts\` it is a delegate, and a delegate cannot delegate again.
`,
  onlyWith: ['delegate'],

  check(route, path, report, spec) {
    if (!isDelegate(spec) || !route.delegate) return
    report({
      path: [...path, 'delegate'],
      part: 'key',
      message: 'A delegate (a VirtualService without hosts) cannot delegate.',
      fix: fixOf('Remove the delegate', remove([...path, 'delegate'])),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - match:
    - uri: { prefix: /cart }
    delegate: { name: cart }
#   ^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - match:
    - uri: { prefix: /cart }
`,
      },
    ],
    good: [delegation],
  },
})
