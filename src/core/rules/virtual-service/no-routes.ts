import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { placeholderRoute } from './placeholder-route.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const noRoutes = virtualServiceRule({
  id: 'virtual-service/no-routes',
  severity: 'error',
  title: 'VirtualService without routes',
  source: { istio: 'pkg/config/validation: ValidateVirtualService' },
  why: `
Istio refuses a VirtualService without routes. Add at least one rule under \`http\`, \`tls\` or \`tcp\`.
`,

  check({ spec }, report) {
    if (spec.http.length + spec.tls.length + spec.tcp.length > 0) return
    report({
      path: ['spec'],
      part: 'key',
      message: 'The VirtualService has no http, tls or tcp routes.',
      fix: fixOf('Add an HTTP route to `service`', set(['spec', 'http'], [{ route: placeholderRoute }])),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
#^^^
  hosts: [shop.example.com]
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination:
        host: service
`,
      },
    ],
    good: [shopRoutes],
  },
})
