import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectPort = redirectRule({
  id: 'virtual-service/redirect-port',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'port',
  title: 'Port of a redirect out of range',
  why: `
Istio refuses the VirtualService. A port number is between 1 and 65535. Without the field, the redirect keeps the port.
`,
  finding: (redirect, path) => ({
    path: [...path, 'port'],
    message: `The port must be between 1 and 65535, not ${redirect.port}.`,
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - redirect: { scheme: https, port: 84430 }
#                                    ^^^^^
`,
      },
    ],
    good: [answers],
  },
})
