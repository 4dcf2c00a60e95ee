import { selectorText } from '../../model/gateways.ts'
import type { Path } from '../../yaml/path.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import type { AnalyzerSource } from '../rule-source.ts'
import { selectingCart } from './good-examples.ts'
import { selectedPods, selectorOf, tellsOfPods } from './selected-pods.ts'

export const sidecarSelectorUnmatched = selectorUnmatched('Sidecar', ['spec', 'workloadSelector'], {
  analyzer: 'pkg/config/analysis/analyzers/sidecar: SelectorAnalyzer',
  codes: ['IST0101'],
})

export const telemetrySelectorUnmatched = selectorUnmatched('Telemetry', ['spec', 'selector'], {
  analyzer: 'pkg/config/analysis/analyzers/telemetry: SelectorAnalyzer',
  codes: ['IST0101'],
})

function selectorUnmatched(kind: 'Sidecar' | 'Telemetry', path: Path, source: AnalyzerSource) {
  return analysisRuleForEach({
    id: `analysis/${kind.toLowerCase()}-selector-unmatched`,
    severity: 'error',
    title: `${kind} that selects no Pod`,
    source,
    why: `
The ${kind} has no effect: no Pod of its namespace has the labels of its selector. Use labels of existing Pods. This is
checked only if the files contain Pods.
`,
    each: kind,
    reads: ['Pod', 'Service'],
    applies: tellsOfPods,

    check(model, resource, report) {
      const labels = selectorOf(resource)
      if (!labels || selectedPods(model, resource).length > 0) return
      report({
        path,
        code: 'IST0101',
        message: `No Pod in namespace ${resource.namespace} has the labels ${selectorText(labels)}.`,
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
metadata: { name: cart, namespace: shop }
spec:
  ${path.at(-1)}: { ${kind === 'Sidecar' ? 'labels' : 'matchLabels'}: { app: kart } }
# ${' '.repeat(String(path.at(-1)).length + 2)}${'^'.repeat(kind === 'Sidecar' ? 25 : 30)}
---
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart } }
`,
        },
      ],
      good: [selectingCart],
    },
  })
}
