import { analysisRuleForEach } from '../references/analysis-rule.ts'
import type { AnalyzerSource } from '../rule-source.ts'
import { isAmbientPod } from './ambient.ts'
import { selectingCart } from './good-examples.ts'
import { rivalsOf, tellsOfPods } from './selected-pods.ts'

export const sidecarConflict = selectorConflict('Sidecar', 'workloadSelector', {
  analyzer: 'pkg/config/analysis/analyzers/sidecar: SelectorAnalyzer',
  codes: ['IST0110'],
})

export const telemetryConflict = selectorConflict('Telemetry', 'selector', {
  analyzer: 'pkg/config/analysis/analyzers/telemetry: SelectorAnalyzer',
  codes: ['IST0159'],
})

function selectorConflict(
  kind: 'Sidecar' | 'Telemetry',
  field: 'workloadSelector' | 'selector',
  source: AnalyzerSource,
) {
  const labels = kind === 'Sidecar' ? 'labels' : 'matchLabels'
  return analysisRuleForEach({
    id: `analysis/${kind.toLowerCase()}-conflict`,
    severity: 'error',
    title: `${kind} for a Pod that another one selects`,
    source,
    why: `
Istio applies one of them to the Pod, and it is not defined which. Let each Pod be selected by one ${kind}.
`,
    each: kind,
    reads: [kind, 'Pod', 'Service'],
    applies: tellsOfPods,

    check(model, resource, report) {
      const rivals = rivalsOf(model, resource).filter(
        it => kind !== 'Sidecar' || !isAmbientPod(model, it.pod),
      )
      const [first] = rivals
      if (!first) return
      const names = [...new Set(rivals.map(it => it.name))].join(', ')
      report({
        path: ['spec', field],
        part: 'key',
        code: source.codes[0],
        message: `Pod ${first.pod.namespace}/${first.pod.name} is selected by ${kind} ${names} as well.`,
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
metadata: { name: cart, namespace: shop }
spec:
  ${field}: { ${labels}: { app: cart } }
# ${'^'.repeat(field.length)}
---
kind: ${kind}
metadata: { name: v1, namespace: shop }
spec:
  ${field}: { ${labels}: { version: v1 } }
# ${'^'.repeat(field.length)}
---
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart, version: v1 } }
`,
        },
      ],
      good: [selectingCart],
    },
  })
}
