import { headerValueFault } from '../../syntax/http/header-value.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { policies } from './good-examples.ts'
import { headerOperations } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const headerValue = virtualServiceRule({
  id: 'virtual-service/header-value',
  severity: 'error',
  title: 'Invalid value of a header',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService. A percent sign begins a variable of Envoy's, such as \`%REQ(x-user)%\`; for a plain
percent sign write \`%%\`. Line breaks and other control characters are not allowed.
`,
  onlyWith: ['request', 'response'],

  check({ spec }, report) {
    for (const { value: headers, path } of headerOperations(spec))
      for (const side of ['request', 'response'] as const)
        for (const verb of ['add', 'set'] as const)
          for (const [name, value] of Object.entries(headers[side]?.[verb] ?? {})) {
            const fault = headerValueFault(value)
            if (!fault) continue
            const at = [...path, side, verb, name]
            const doubled = value.replaceAll('%', '%%')
            report({
              path: at,
              message: `The value of the header "${name}" is not valid: ${fault}.`,
              ...(!headerValueFault(doubled) && { fix: fixOf('Double the percent signs', set(at, doubled)) }),
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
      response:
        add:
          x-discount: "50% off"
#                     ^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - headers:
      response:
        add:
          x-discount: "50%% off"
`,
      },
    ],
    good: [policies],
  },
})
