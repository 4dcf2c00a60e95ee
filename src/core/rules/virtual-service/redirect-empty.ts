import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectEmpty = redirectRule({
  id: 'virtual-service/redirect-empty',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'empty',
  title: 'Redirect that changes nothing',
  why: `
Istio refuses the VirtualService: a redirect must change something. Set \`uri\`, \`prefixRewrite\`, \`authority\`, \`scheme\`,
\`port\` or \`derivePort\`; \`redirectCode\` alone is not enough.
`,
  finding: (_, path) => ({
    path,
    part: 'key',
    message: 'The redirect changes no path, host, scheme or port.',
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - redirect: { redirectCode: 308 }
#   ^^^^^^^^
`,
      },
    ],
    good: [answers],
  },
})
