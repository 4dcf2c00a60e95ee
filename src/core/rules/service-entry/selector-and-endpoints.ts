import { fixOf, remove } from '../checks/fixes.ts'
import { selected } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const selectorAndEndpoints = serviceEntryRule({
  id: 'service-entry/selector-and-endpoints',
  severity: 'error',
  title: '`workloadSelector` and `endpoints` together',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: endpoints are either listed in \`endpoints\` or selected by \`workloadSelector\`. Keep one.
`,
  onlyWith: ['workloadSelector'],

  check({ spec }, report) {
    if (!spec.workloadSelector || spec.endpoints.length === 0) return
    report({
      path: ['spec', 'endpoints'],
      part: 'key',
      message: 'The ServiceEntry has both endpoints and a workloadSelector.',
      fix: fixOf('Keep workloadSelector', remove(['spec', 'endpoints'])),
      otherFixes: [fixOf('Keep endpoints', remove(['spec', 'workloadSelector']))],
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  resolution: STATIC
  workloadSelector: { labels: { app: legacy } }
  endpoints:
# ^^^^^^^^^
  - address: 10.0.0.7
`,
        fixed: `
kind: ServiceEntry
spec:
  resolution: STATIC
  workloadSelector: { labels: { app: legacy } }
`,
      },
    ],
    good: [selected],
  },
})
