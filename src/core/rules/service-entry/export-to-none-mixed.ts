import { exportToFindings } from '../../syntax/export-to.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const exportToNoneMixed = serviceEntryRule({
  id: 'service-entry/export-to-none-mixed',
  severity: 'error',
  title: 'No namespace and others in exportTo',
  source: { istio: 'pkg/config/validation: validateExportTo' },
  why: `
Istio refuses the ServiceEntry: \`"~"\` hides it from every namespace, so nothing else can stand beside it.
`,

  check({ spec, namespace }, report) {
    for (const finding of exportToFindings(spec.exportTo, { namespace, allowNone: true }))
      if (finding.kind === 'none-mixed')
        report({
          path: ['spec', 'exportTo', finding.index],
          message: '"~" exports to no namespace and has to be alone in exportTo.',
          fix: fixOf('Keep "~" alone', set(['spec', 'exportTo'], ['~'])),
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
