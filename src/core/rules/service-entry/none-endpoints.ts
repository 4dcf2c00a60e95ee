import { endpointResolution, setResolution } from '../checks/fitting-resolution.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const noneEndpoints = serviceEntryRule({
  id: 'service-entry/none-endpoints',
  severity: 'error',
  title: 'Endpoints that are not used',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: without a resolution, or with \`NONE\`, traffic goes to the address the client chose. Set
\`STATIC\` for endpoints with IP addresses, \`DNS\` for names, or remove them.
`,

  check({ spec }, report) {
    if (spec.resolution !== 'NONE' || spec.endpoints.length === 0) return
    const better = endpointResolution(spec.endpoints.map(it => it.address))
    report({
      path: ['spec', 'endpoints'],
      part: 'key',
      message: 'With the resolution NONE there can be no endpoints.',
      ...(better && { fix: setResolution(better) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [db.example.com]
  resolution: NONE
  endpoints:
# ^^^^^^^^^
  - address: 10.0.0.7
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: [db.example.com]
  resolution: STATIC
  endpoints:
  - address: 10.0.0.7
`,
      },
    ],
    good: [database],
  },
})
