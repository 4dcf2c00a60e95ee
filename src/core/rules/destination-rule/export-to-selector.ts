import { exportToFindings } from '../../syntax/export-to.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { destinationRuleRule } from './destination-rule-rule.ts'
import { clientCertificate } from './good-examples.ts'

/** A rule about the export of a DestinationRule that selects workloads. */
function selectorExportRule(
  kind: 'selector-beyond' | 'selector-multiple',
  page: {
    readonly title: string
    readonly message: string
    readonly exportTo: string
    readonly fixed: string
    readonly carets: string
  },
) {
  return destinationRuleRule({
    id: `destination-rule/export-to-${kind}`,
    severity: 'error',
    title: page.title,
    source: { istio: 'pkg/config/validation: validateExportTo' },
    why: `
Istio refuses the DestinationRule: with \`workloadSelector\` it is for workloads of its own namespace, and cannot be seen from
others. Write \`exportTo: [.]\`.
`,

    check({ spec, namespace }, report) {
      const selectsWorkloads = spec.workloadSelector !== undefined
      for (const finding of exportToFindings(spec.exportTo, { namespace, selectsWorkloads }))
        if (finding.kind === kind)
          report({
            path: ['spec', 'exportTo', finding.index],
            message: page.message,
            fix: fixOf('Export it to its own namespace', set(['spec', 'exportTo'], ['.'])),
          })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: DestinationRule
spec:
  workloadSelector: { matchLabels: { app: checkout } }
  exportTo: ${page.exportTo}
#           ${page.carets}
`,
          fixed: `
kind: DestinationRule
spec:
  workloadSelector: { matchLabels: { app: checkout } }
  exportTo: ${page.fixed}
`,
        },
      ],
      good: [clientCertificate],
    },
  })
}

export const exportToSelectorBeyondRule = selectorExportRule('selector-beyond', {
  title: 'Selected workloads, exported elsewhere',
  message: 'A DestinationRule with a workloadSelector can be exported to its own namespace alone.',
  exportTo: '["*"]',
  carets: ' ^^^',
  fixed: '["."]',
})

export const exportToSelectorMultipleRule = selectorExportRule('selector-multiple', {
  title: 'Selected workloads, exported to further namespaces',
  message: 'A DestinationRule with a workloadSelector can be exported to no other namespace.',
  exportTo: '[., "*"]',
  carets: '    ^^^',
  fixed: '[.]',
})
