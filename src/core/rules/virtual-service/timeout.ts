import { checkDuration } from '../checks/duration-check.ts'
import { shopRoutes } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const timeout = httpRouteRule({
  id: 'virtual-service/timeout',
  severity: 'error',
  title: 'Invalid timeout',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService. A timeout is at least 1ms, in whole milliseconds. Without the field there is no
timeout.
`,
  onlyWith: ['timeout'],

  check(route, path, report) {
    checkDuration(route.timeout, [...path, 'timeout'], report, 'without the field, there is no timeout')
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - name: cart
    timeout: 0s
#            ^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - name: cart
`,
      },
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - timeout: 1.0006s
#            ^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - timeout: 1.001s
`,
      },
    ],
    good: [shopRoutes],
  },
})
