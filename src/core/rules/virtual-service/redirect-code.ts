import { fixOf, set } from '../checks/fixes.ts'
import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectCode = redirectRule({
  id: 'virtual-service/redirect-code',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'code',
  title: 'Status of a redirect that is not one of redirects',
  why: `
Istio refuses the VirtualService. The status is from 300 to 399; without the field it is 301.
`,
  finding: (redirect, path) => ({
    path: [...path, 'redirectCode'],
    message: `${redirect.redirectCode} is not a status of a redirect, from 300 to 399.`,
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
