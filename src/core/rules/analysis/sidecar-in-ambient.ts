import { isAmbientNamespace } from '../../istio/gateway-api/waypoints/ambient.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { isAmbientPod } from './ambient.ts'
import { selectingCart } from './good-examples.ts'
import { selectedPods, selectorOf } from './selected-pods.ts'

export const sidecarInAmbient = analysisRuleForEach({
  id: 'analysis/sidecar-in-ambient',
  severity: 'warning',
  title: 'Sidecar for workloads without sidecars',
  source: { analyzer: 'pkg/config/analysis/analyzers/sidecar: SelectorAnalyzer', codes: ['IST0167'] },
  why: `
The Sidecar has no effect there: in ambient mode, no sidecar runs beside the workload. Remove it, or give the workload
a sidecar.
`,
  each: 'Sidecar',
  reads: ['Pod', 'Service', 'Namespace'],

  check(model, resource, report) {
    const pod = selectedPods(model, resource).find(it => isAmbientPod(model, it))
    if (pod) {
      report({
        path: ['spec', 'workloadSelector'],
        part: 'key',
        code: 'IST0167',
        message: `Pod ${pod.namespace}/${pod.name} is in ambient mode.`,
      })
      return
    }
    if (selectorOf(resource) || !isAmbientNamespace(model, resource.namespace)) return
    report({
      path: ['metadata', 'name'],
      code: 'IST0167',
      message: `Namespace ${resource.namespace} is in ambient mode.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
metadata: { name: default, namespace: shop }
#                 ^^^^^^^
---
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
`,
      },
      {
        yaml: `
kind: Sidecar
metadata: { name: cart, namespace: shop }
spec:
  workloadSelector: { labels: { app: cart } }
# ^^^^^^^^^^^^^^^^
---
kind: Pod
metadata:
  name: cart-1
  namespace: shop
  labels: { app: cart }
  annotations: { ambient.istio.io/redirection: enabled }
`,
      },
    ],
    good: [selectingCart],
  },
})
