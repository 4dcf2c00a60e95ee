import { setResolution } from '../checks/fitting-resolution.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const roundRobinEndpoints = serviceEntryRule({
  id: 'service-entry/round-robin-endpoints',
  severity: 'error',
  title: 'Several endpoints with DNS_ROUND_ROBIN',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: \`DNS_ROUND_ROBIN\` allows one endpoint. Keep one, or use \`DNS\`.
`,
  onlyWith: ['endpoints'],

  check({ spec }, report) {
    if (spec.resolution !== 'DNS_ROUND_ROBIN' || spec.endpoints.length <= 1) return
    report({
      path: ['spec', 'endpoints'],
      part: 'key',
      message: `DNS_ROUND_ROBIN allows one endpoint, not ${spec.endpoints.length}.`,
      fix: setResolution('DNS'),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  resolution: DNS_ROUND_ROBIN
  endpoints:
# ^^^^^^^^^
  - address: a.example.com
  - address: b.example.com
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  resolution: DNS
  endpoints:
  - address: a.example.com
  - address: b.example.com
`,
      },
    ],
    good: [database],
  },
})
