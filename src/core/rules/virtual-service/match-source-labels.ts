import { reportLabels } from '../checks/label-check.ts'
import { policies } from './good-examples.ts'
import { httpMatches, l4Matches } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const matchSourceLabels = virtualServiceRule({
  id: 'virtual-service/match-source-labels',
  severity: 'error',
  title: 'Invalid label of a source',
  source: { istio: 'pkg/config/validation: validateHTTPRouteMatchRequest' },
  why: `
Istio refuses the VirtualService: no Pod can have such a label. Keys and values have letters, digits, hyphens,
underscores and dots, with a letter or digit at both ends. A key may have a DNS name and a slash in front.
`,
  onlyWith: ['sourceLabels'],

  check({ spec }, report) {
    for (const { value, path } of [...httpMatches(spec), ...l4Matches(spec)])
      reportLabels(value.sourceLabels, [...path, 'sourceLabels'], report)
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - match:
    - sourceLabels:
        app: -reviews
#            ^^^^^^^^
        bad key: reviews
#       ^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
