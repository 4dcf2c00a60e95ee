import { plainHeaderFault } from '../../syntax/http/header-name.ts'
import { policies } from './good-examples.ts'
import { headerOperations } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const headerRequestRemove = virtualServiceRule({
  id: 'virtual-service/header-request-remove',
  severity: 'error',
  title: 'Request header that cannot be removed',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService: a request needs its host, and names that begin with a colon are reserved for Envoy.
`,
  onlyWith: ['request'],

  check({ spec }, report) {
    for (const { value, path } of headerOperations(spec))
      for (const [i, name] of (value.request?.remove ?? []).entries()) {
        const fault = plainHeaderFault(name)
        if (!fault) continue
        report({
          path: [...path, 'request', 'remove', i],
          message: `The request header "${name}" cannot be removed: ${fault}.`,
        })
      }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - headers:
      request:
        remove: [Host, x-debug]
#                ^^^^
`,
      },
    ],
    good: [policies],
  },
})
