import { fixOf, remove } from '../checks/fixes.ts'
import { delegation } from './good-examples.ts'
import { isDelegate } from './spec-traits.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

/** A rule about an action of its own on a route that hands its requests to another VirtualService. */
function rootActionRule(field: 'redirect' | 'route') {
  return httpRouteRule({
    id: `virtual-service/http-root-${field}`,
    severity: 'error',
    title: `Rule with both a delegate and a ${field}`,
    source: { istio: 'pkg/config/validation: validateHTTPRouteConflict' },
    why: `
Istio refuses the VirtualService: a rule with \`delegate\` takes its actions from the other VirtualService. Keep
\`delegate\` or \`${field}\`.
`,

    onlyWith: ['delegate'],
    check(route, path, report, spec) {
      if (isDelegate(spec) || !route.delegate) return
      const isSet = field === 'route' ? route.route.length > 0 : route.redirect !== undefined
      if (!isSet) return
      report({
        path: [...path, field],
        part: 'key',
        message: `A rule with a delegate cannot have a ${field}.`,
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
