import { externalApi } from './good-examples.ts'
import { serviceHostRule } from './service-entry-rule.ts'

export const hostStar = serviceHostRule({
  id: 'service-entry/host-star',
  severity: 'error',
  title: 'Every host as a service',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: it would stand for every service there is. Name a domain, such as \`*.example.com\`.
`,

  check(host, path, report) {
    if (host === '*') report({ path, message: '"*" cannot be the host of a service.' })
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
