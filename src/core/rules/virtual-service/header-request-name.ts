import { requestHeaderFault } from '../../syntax/http/header-name.ts'
import { policies } from './good-examples.ts'
import { headerOperations } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const headerRequestName = virtualServiceRule({
  id: 'virtual-service/header-request-name',
  severity: 'error',
  title: 'Request header that cannot be set',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService. Names that begin with a colon are reserved for Envoy; only \`:authority\` may be set
here. To change the path, use \`rewrite\`.
`,
  onlyWith: ['request'],

  check({ spec }, report) {
    for (const { value, path } of headerOperations(spec))
      for (const verb of ['add', 'set'] as const)
        for (const name of Object.keys(value.request?.[verb] ?? {})) {
          const fault = requestHeaderFault(name)
          if (!fault) continue
          report({
            path: [...path, 'request', verb, name],
            part: 'key',
            message: `The request header "${name}" cannot be set: ${fault}.`,
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
        set:
          ":path": /cart
#         ^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
