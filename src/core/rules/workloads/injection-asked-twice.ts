import { labelsAt, mapAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'

export const injectionAskedTwice = analysisRuleForEach({
  id: 'workloads/injection-asked-twice',
  severity: 'warning',
  title: 'Namespace with two injection labels',
  source: { analyzer: 'pkg/config/analysis/analyzers/injection: Analyzer', codes: ['IST0123'] },
  why: `
\`istio-injection\` wins over \`istio.io/rev\`, so Pods get the sidecar of the default revision, not of the named one. Keep
one of the labels.
`,
  each: 'Namespace',
  reads: [],

  check(_model, { value }, report) {
    const labels = labelsAt(mapAt(value, 'metadata'), 'labels')
    if (!labels?.get('istio-injection') || !labels.has('istio.io/rev')) return
    report({
      path: ['metadata', 'labels', 'istio.io/rev'],
      part: 'key',
      code: 'IST0123',
      message: 'This label has no effect: `istio-injection` takes precedence.',
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
    istio.io/rev: canary
#   ^^^^^^^^^^^^
`,
      },
    ],
    good: [
      `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/rev: canary
`,
    ],
  },
})
