import { fixOf, set } from '../checks/fixes.ts'
import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectScheme = redirectRule({
  id: 'virtual-service/redirect-scheme',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'scheme',
  title: 'Unknown scheme of a redirect',
  why: `
Istio refuses the VirtualService. The scheme is \`http\` or \`https\`, in lower case.
`,
  finding({ scheme }, path) {
    const at = [...path, 'scheme']
    const better = scheme.trim().toLowerCase().replace(/:\/*$/, '')
    const isBetter = better === 'http' || better === 'https'
    return {
      path: at,
      message: `The scheme must be http or https, not "${scheme}".`,
      ...(isBetter && { fix: fixOf(`Write ${better}`, set(at, better)) }),
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - redirect: { scheme: HTTPS }
#                       ^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - redirect: { scheme: https }
`,
      },
    ],
    good: [answers],
  },
})
