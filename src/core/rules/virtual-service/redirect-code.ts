import { fixOf, set } from '../checks/fixes.ts'
import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectCode = redirectRule({
  id: 'virtual-service/redirect-code',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'code',
  title: 'Redirect status out of range',
  why: `
Istio refuses the VirtualService. The status of a redirect is between 300 and 399. Without the field it is 301.
`,
  finding: (redirect, path) => ({
    path: [...path, 'redirectCode'],
    message: `The status of a redirect must be between 300 and 399, not ${redirect.redirectCode}.`,
    fix: fixOf('Write 301', set([...path, 'redirectCode'], 301)),
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - redirect: { uri: /new, redirectCode: 200 }
#                                        ^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - redirect: { uri: /new, redirectCode: 301 }
`,
      },
    ],
    good: [answers],
  },
})
