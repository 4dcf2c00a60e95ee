import { externalApi } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const noHosts = serviceEntryRule({
  id: 'service-entry/no-hosts',
  severity: 'error',
  title: 'ServiceEntry without hosts',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: it adds services by name, so it needs at least one host.
`,

  check({ spec }, report) {
    if (spec.hosts.length > 0) return
    report({ path: ['spec', 'hosts'], part: 'key', message: 'The ServiceEntry has no hosts.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: []
# ^^^^^
`,
      },
    ],
    good: [externalApi],
  },
})
