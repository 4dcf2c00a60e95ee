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
Istio refuses the DestinationRule: with \`workloadSelector\` it applies to workloads of its own namespace, so other namespaces
cannot use it. Write \`exportTo: [.]\`.
`,

    onlyWith: ['exportTo'],
    check({ spec, namespace }, report) {
      const selectsWorkloads = spec.workloadSelector !== undefined
      for (const finding of exportToFindings(spec.exportTo, { namespace, selectsWorkloads }))
        if (finding.kind === kind)
          report({
            path: ['spec', 'exportTo', finding.index],
            message: page.message,
            fix: fixOf('Export only to its own namespace', set(['spec', 'exportTo'], ['.'])),
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
  title: 'Selected workloads, exported to another namespace',
  message: 'A DestinationRule with a workloadSelector can be exported only to its own namespace.',
  exportTo: '["*"]',
  carets: ' ^^^',
  fixed: '["."]',
})

export const exportToSelectorMultipleRule = selectorExportRule('selector-multiple', {
  title: 'Selected workloads, exported to more namespaces',
  message: 'A DestinationRule with a workloadSelector cannot be exported to other namespaces.',
  exportTo: '[., "*"]',
  carets: '    ^^^',
  fixed: '[.]',
})
