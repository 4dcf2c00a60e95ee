import { externalApi } from './good-examples.ts'
import { serviceHostRule } from './service-entry-rule.ts'

export const hostStar = serviceHostRule({
  id: 'service-entry/host-star',
  severity: 'error',
  title: 'Host `*` in a ServiceEntry',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: it would stand for all services. Name a domain, such as \`*.example.com\`.
`,

  check(host, path, report) {
    if (host === '*') report({ path, message: 'A ServiceEntry cannot have the host "*".' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: ["*"]
#         ^^^
`,
      },
    ],
    good: [externalApi],
  },
})
