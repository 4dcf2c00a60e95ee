import { labelsAt, mapAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'

export const injectionAskedTwice = analysisRuleForEach({
  id: 'workloads/injection-asked-twice',
  severity: 'warning',
  title: 'Namespace with two injection labels',
  source: { analyzer: 'pkg/config/analysis/analyzers/injection: Analyzer', codes: ['IST0123'] },
  why: `
Only one of the labels decides, so Pods may get the sidecar of another revision than the named one, or none. Keep one of
the labels.
`,
  each: 'Namespace',
  reads: [],

  check(_model, { name, value }, report) {
    const labels = labelsAt(mapAt(value, 'metadata'), 'labels')
    const asked = labels?.get('istio-injection')
    if (name === 'istio-system' || !labels || (asked !== undefined && asked !== 'enabled')) return
    const others = ['istio.io/rev', 'istio.io/dataplane-mode'].filter(it => labels.has(it))
    const [first, second] = asked === undefined ? others : ['istio-injection', ...others]
    if (first === undefined || second === undefined) return
    report({
      path: ['metadata', 'labels', second],
      part: 'key',
      code: 'IST0123',
      message: `The label \`${first}\` decides about injection as well.`,
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
