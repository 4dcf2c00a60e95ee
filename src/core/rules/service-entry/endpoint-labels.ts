import { reportLabels } from '../checks/label-check.ts'
import { database } from './good-examples.ts'
import { endpointRule } from './service-entry-rule.ts'

export const endpointLabels = endpointRule({
  id: 'service-entry/endpoint-labels',
  severity: 'error',
  title: 'Invalid label of an endpoint',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object. Keys and values of labels have letters, digits, hyphens, underscores and dots, with a letter
or digit at both ends. A key may have a DNS name and a slash in front.
`,

  check({ endpoint, path, mode }, report) {
    if (mode !== 'dns' && endpoint.address === '' && endpoint.network === '') return
    reportLabels(endpoint.labels, [...path, 'labels'], report)
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
  address: 10.0.0.7
  labels: { app: "legacy app" }
#                ^^^^^^^^^^^^
`,
      },
    ],
    good: [database],
  },
})
