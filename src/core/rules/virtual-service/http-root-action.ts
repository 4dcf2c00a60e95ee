import { fixOf, remove } from '../checks/fixes.ts'
import { isDelegate } from './binding.ts'
import { delegation } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

/** A rule about an action of its own on a route that hands its requests to another VirtualService. */
function rootActionRule(field: 'redirect' | 'route') {
  return httpRouteRule({
    id: `virtual-service/http-root-${field}`,
    severity: 'error',
    title: `Delegating route with a ${field} of its own`,
    source: { istio: 'pkg/config/validation: validateHTTPRouteConflict' },
    why: `
Istio refuses the VirtualService: a route with \`delegate\` takes what it does from the other VirtualService. Keep one of
\`delegate\` and \`${field}\`.
`,

    check(route, path, report, spec) {
      if (isDelegate(spec) || !route.delegate) return
      const isSet = field === 'route' ? route.route.length > 0 : route.redirect !== undefined
      if (!isSet) return
      report({
        path: [...path, field],
        part: 'key',
        message: `The route has a delegate, which does not go with ${field}.`,
        fix: fixOf(`Remove the ${field}`, remove([...path, field])),
        otherFixes: [fixOf('Remove the delegate', remove([...path, 'delegate']))],
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
  - delegate: { name: cart }
    ${field}: ${field === 'route' ? '[{ destination: { host: cart } }]' : '{ uri: / }'}
#   ${'^'.repeat(field.length)}
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - delegate: { name: cart }
`,
        },
      ],
      good: [delegation],
    },
  })
}

export const httpRootRedirectRule = rootActionRule('redirect')
export const httpRootRouteRule = rootActionRule('route')
