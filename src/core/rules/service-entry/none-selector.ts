import { fixOf, set } from '../checks/fixes.ts'
import { selected } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const noneSelector = serviceEntryRule({
  id: 'service-entry/none-selector',
  severity: 'warning',
  title: 'Selector with the resolution NONE',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
With \`NONE\`, the default, traffic goes to the address that the client chose, so the selected workloads get none. Set the
resolution to \`STATIC\`.
`,
  onlyWith: ['workloadSelector'],

  check({ spec }, report) {
    if (spec.resolution !== 'NONE' || !spec.workloadSelector) return
    report({
      path: ['spec', 'workloadSelector'],
      part: 'key',
      message: 'The selector has no effect with the resolution NONE.',
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
