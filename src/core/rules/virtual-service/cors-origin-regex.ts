import { regexFault } from '../../syntax/regex.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { corsRule } from './cors-rule.ts'
import { policies } from './good-examples.ts'

export const corsOriginRegex = corsRule({
  id: 'virtual-service/cors-origin-regex',
  severity: 'error',
  title: 'Invalid regular expression of an origin',
  source: { istio: 'pkg/config/validation: validateAllowOrigins' },
  why: `
Istio refuses the VirtualService. Envoy uses RE2, without lookahead and backreferences. The expression is limited to
1024 bytes and must match the whole origin.
`,

  check({ allowOrigins }, path, report) {
    for (const [i, { regex }] of allowOrigins.entries()) {
      const fault = regex ? regexFault(regex) : undefined
      if (!fault) continue
      const at = [...path, 'allowOrigins', i, 'regex']
      report({
        path: at,
        message: `The regular expression is not valid: ${fault.reason}.`,
        ...(regex === '*' && { fix: fixOf('Write .*', set(at, '.*')) }),
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
  - corsPolicy:
      allowOrigins:
      - regex: "*"
#              ^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - corsPolicy:
      allowOrigins:
      - regex: ".*"
`,
      },
    ],
    good: [policies],
  },
})
