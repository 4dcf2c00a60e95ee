import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectPort = redirectRule({
  id: 'virtual-service/redirect-port',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'port',
  title: 'Port of a redirect out of range',
  why: `
Istio refuses the VirtualService. A port is a number from 1 to 65535; without the field the port stays.
`,
  finding: (redirect, path) => ({
    path: [...path, 'port'],
    message: `${redirect.port} is not a port from 1 to 65535.`,
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
