import { checkDuration } from '../checks/duration-check.ts'
import { corsRule } from './cors-rule.ts'
import { policies } from './good-examples.ts'

export const corsMaxAge = corsRule({
  id: 'virtual-service/cors-max-age',
  severity: 'error',
  title: 'Invalid CORS `maxAge`',
  source: { istio: 'pkg/config/validation: validateCORSPolicy' },
  why: `
Istio refuses the VirtualService. \`maxAge\` is at least 1ms, and in whole seconds. Without it, browsers decide how long
they cache the answer.
`,

  check({ maxAge }, path, report) {
    checkDuration(maxAge, [...path, 'maxAge'], report, 'without the field, browsers choose the age')
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - corsPolicy:
      allowMethods: [GET]
      maxAge: 0s
#             ^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - corsPolicy:
      allowMethods: [GET]
`,
      },
    ],
    good: [policies],
  },
})
