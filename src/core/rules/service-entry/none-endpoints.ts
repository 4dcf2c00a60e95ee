import { endpointResolution, setResolution } from '../checks/fitting-resolution.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const noneEndpoints = serviceEntryRule({
  id: 'service-entry/none-endpoints',
  severity: 'error',
  title: 'Endpoints with the resolution NONE',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. With \`NONE\`, the default, traffic goes to the address that the client chose, and
endpoints are not used. Set the resolution to \`STATIC\` for IP addresses or \`DNS\` for names, or remove the endpoints.
`,
  onlyWith: ['endpoints'],

  check({ spec }, report) {
    if (spec.resolution !== 'NONE' || spec.endpoints.length === 0) return
    const better = endpointResolution(spec.endpoints.map(it => it.address))
    report({
      path: ['spec', 'endpoints'],
      part: 'key',
      message: 'Endpoints cannot be combined with the resolution NONE.',
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
