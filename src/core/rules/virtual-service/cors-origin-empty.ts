import { corsRule } from './cors-rule.ts'
import { policies } from './good-examples.ts'

export const corsOriginEmpty = corsRule({
  id: 'virtual-service/cors-origin-empty',
  severity: 'error',
  title: 'Empty origin in a CORS policy',
  source: { istio: 'pkg/config/validation: validateAllowOrigins' },
  why: `
Istio refuses the VirtualService. Each entry of \`allowOrigins\` needs \`exact\`, \`prefix\` or \`regex\` with a value. \`regex:
.*\` allows every origin.
`,

  check({ allowOrigins }, path, report) {
    for (const [i, { exact, prefix, regex }] of allowOrigins.entries())
      if ((exact ?? prefix ?? regex ?? '') === '')
        report({ path: [...path, 'allowOrigins', i], message: 'The entry allows no origin.' })
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
      - { exact: "" }
#       ^^^^^^^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
