import { fixOf, set } from '../checks/fixes.ts'
import { selected } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const noneSelector = serviceEntryRule({
  id: 'service-entry/none-selector',
  severity: 'warning',
  title: 'Selector that is not used',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Without a resolution, or with \`NONE\`, traffic goes to the address the client chose, so the selected workloads are not used as
endpoints. Set the resolution to \`STATIC\`.
`,

  check({ spec }, report) {
    if (spec.resolution !== 'NONE' || !spec.workloadSelector) return
    report({
      path: ['spec', 'workloadSelector'],
      part: 'key',
      message: 'With the resolution NONE the selector picks no endpoints.',
      fix: fixOf('Set the resolution to STATIC', set(['spec', 'resolution'], 'STATIC')),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  resolution: NONE
  workloadSelector: { labels: { app: legacy } }
# ^^^^^^^^^^^^^^^^
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
