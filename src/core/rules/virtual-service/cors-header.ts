import { corsHeaderFault } from '../../syntax/http/header-name.ts'
import { corsRule } from './cors-rule.ts'
import { policies } from './good-examples.ts'

export const corsHeader = corsRule({
  id: 'virtual-service/cors-header',
  severity: 'error',
  title: 'Invalid header name in a CORS policy',
  source: { istio: 'pkg/config/validation: ValidateCORSHTTPHeaderName' },
  why: `
Istio refuses the VirtualService. Each entry is the name of one header, or \`"*"\`. List several headers as several
entries.
`,

  check(policy, path, report) {
    for (const field of ['allowHeaders', 'exposeHeaders'] as const)
      for (const [i, name] of policy[field].entries()) {
        const fault = corsHeaderFault(name)
        if (fault)
          report({ path: [...path, field, i], message: `"${name}" is not a valid header name: ${fault}.` })
      }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - corsPolicy:
      allowHeaders: [authorization, x user]
#                                   ^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
