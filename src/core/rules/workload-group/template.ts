import { reportLabels } from '../checks/label-check.ts'
import { goodWorkloadGroup } from '../schema/good-policies.ts'
import { workloadGroupRule } from './workload-group-spec.ts'

const source = { istio: 'pkg/config/validation: ValidateWorkloadGroup' } as const

export const templateRequired = workloadGroupRule({
  id: 'workload-group/template-required',
  title: 'WorkloadGroup without a template',
  source,
  why: `
Istio refuses the WorkloadGroup: \`template\` is what the WorkloadEntries of its machines are made of. \`template: {}\` will do.
`,
  check({ spec }, report) {
    if (!spec.template) report({ path: ['spec', 'template'], message: 'The WorkloadGroup has no template.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
#^^^
  probe: { tcpSocket: { port: 8080 } }
`,
      },
    ],
    good: [goodWorkloadGroup],
  },
})

export const metadataLabels = workloadGroupRule({
  id: 'workload-group/metadata-labels',
  title: 'Malformed label of the machines',
  source,
  why: `
Istio refuses the WorkloadGroup. Keys and values of labels have letters, digits, hyphens, underscores and dots, with a letter or
digit at both ends; a key may have a DNS name and a slash before it.
`,
  isSkipped: ({ spec }) => !spec.template,
  check({ spec }, report) {
    let count = 0
    reportLabels(spec.metadata?.labels ?? {}, ['spec', 'metadata', 'labels'], it =>
      // Istio makes one error of all malformed labels.
      report(count++ > 0 ? { ...it, lost: true } : it),
    )
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
  template: {}
  metadata: { labels: { app: "old shop" } }
#                            ^^^^^^^^^^
`,
      },
    ],
    good: [goodWorkloadGroup],
  },
})
