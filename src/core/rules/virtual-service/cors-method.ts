import { isCorsMethod } from '../../syntax/http/cors-method.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { corsRule } from './cors-rule.ts'
import { policies } from './good-examples.ts'

export const corsMethod = corsRule({
  id: 'virtual-service/cors-method',
  severity: 'error',
  title: 'Unknown method in a CORS policy',
  source: { istio: 'pkg/config/validation: validateCORSHTTPMethod' },
  why: `
Istio refuses the VirtualService. Methods are in capitals: \`GET\`, \`HEAD\`, \`POST\`, \`PUT\`, \`PATCH\`, \`DELETE\`, \`CONNECT\`,
\`OPTIONS\`, \`TRACE\`, or \`"*"\` for all.
`,

  check({ allowMethods }, path, report) {
    for (const [i, method] of allowMethods.entries()) {
      if (isCorsMethod(method)) continue
      const at = [...path, 'allowMethods', i]
      const better = method.trim().toUpperCase()
      report({
        path: at,
        message: `"${method}" is not a known method.`,
        ...(isCorsMethod(better) && { fix: fixOf(`Write ${better}`, set(at, better)) }),
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
      allowMethods: [GET, post]
#                         ^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - corsPolicy:
      allowMethods: [GET, POST]
`,
      },
    ],
    good: [policies],
  },
})
