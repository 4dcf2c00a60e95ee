import { formatDuration, second } from '../../syntax/duration.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { corsRule } from './cors-rule.ts'
import { policies } from './good-examples.ts'

export const corsMaxAgeSeconds = corsRule({
  id: 'virtual-service/cors-max-age-seconds',
  severity: 'error',
  title: 'CORS `maxAge` with fractions of a second',
  source: { istio: 'pkg/config/validation: validateCORSPolicy' },
  why: `
Istio refuses the VirtualService: \`maxAge\` must be in whole seconds, as in the header that browsers get.
`,

  check({ maxAge }, path, report) {
    if (maxAge === undefined || maxAge <= 0n || maxAge % second === 0n) return
    const at = [...path, 'maxAge']
    const better = formatDuration((maxAge / second + 1n) * second)
    report({
      path: at,
      message: `maxAge must be in whole seconds, not ${formatDuration(maxAge)}.`,
      fix: fixOf(`Write ${better}`, set(at, better)),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - corsPolicy:
      maxAge: 1.5s
#             ^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - corsPolicy:
      maxAge: 2s
`,
      },
    ],
    good: [policies],
  },
})
