import { addDestination } from './add-destination.ts'
import { shopRoutes } from './good-examples.ts'
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
      fix: addDestination(['spec', 'http'], route => [{ route }]),
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
        host: cart
`,
      },
    ],
    good: [shopRoutes],
  },
})
