import { regexFault } from '../../syntax/regex.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { corsRule } from './cors-rule.ts'
import { policies } from './good-examples.ts'

export const corsOriginRegex = corsRule({
  id: 'virtual-service/cors-origin-regex',
  severity: 'error',
  title: 'Regular expression of an origin that cannot be used',
  source: { istio: 'pkg/config/validation: validateAllowOrigins' },
  why: `
Istio refuses the VirtualService. Envoy uses RE2, without look-ahead and references back; the expression has at most 1024
bytes and has to match the whole origin.
`,

  check({ allowOrigins }, path, report) {
    for (const [i, { regex }] of allowOrigins.entries()) {
      const fault = regex ? regexFault(regex) : undefined
      if (!fault) continue
      const at = [...path, 'allowOrigins', i, 'regex']
      report({
        path: at,
        message: `The regular expression cannot be used: ${fault.reason}.`,
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
