import { exportToFindings } from '../../syntax/export-to.ts'
import { othersOf } from '../checks/export-to-rules.ts'
import { fixOf, remove, set } from '../checks/fixes.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const exportToNoneMixed = serviceEntryRule({
  id: 'service-entry/export-to-none-mixed',
  severity: 'error',
  title: '`~` and other namespaces in exportTo',
  source: { istio: 'pkg/config/validation: validateExportTo' },
  why: `
Istio refuses the ServiceEntry: \`"~"\` exports it to no namespace, so other entries have no meaning.
`,
  onlyWith: ['exportTo'],

  check({ spec, namespace }, report) {
    for (const finding of exportToFindings(spec.exportTo, { namespace, allowNone: true }))
      if (finding.kind === 'none-mixed')
        report({
          path: ['spec', 'exportTo', finding.index],
          message: `"~" exports to no namespace, so exportTo cannot have ${othersOf(spec.exportTo, '~')} as well.`,
          fix: fixOf('Keep only "~"', set(['spec', 'exportTo'], ['~'])),
          otherFixes: [fixOf('Remove "~"', remove(['spec', 'exportTo', finding.index]))],
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  exportTo: ["~", prod]
#            ^^^
`,
        fixed: `
kind: ServiceEntry
spec:
  exportTo: ["~"]
`,
      },
    ],
    good: [database],
  },
})
