import { booleanAt, mapAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { hasProxy, injectionOf, isInjected } from './injection.ts'

export const podWithoutProxy = analysisRuleForEach({
  id: 'workloads/pod-without-proxy',
  severity: 'warning',
  title: 'Pod without a sidecar in an injected namespace',
  source: { analyzer: 'pkg/config/analysis/analyzers/injection: Analyzer', codes: ['IST0103'] },
  why: `
The namespace injects sidecars, but this Pod has none, for example because it is older than the label. The routing rules
of its callers apply, but none apply to its own requests. Restart the Pod to inject the sidecar, or exclude it with the
label \`sidecar.istio.io/inject: "false"\`.
`,
  each: 'Pod',
  reads: ['Namespace'],

  check(model, resource, report) {
    const { namespace, value, spec } = resource
    if (!isInjected(model, namespace) || hasProxy(spec)) return
    if (booleanAt(spec, 'hostNetwork') || injectionOf(mapAt(value, 'metadata'))?.toLowerCase() === 'false')
      return
    report({
      path: ['spec', 'containers'],
      part: 'key',
      code: 'IST0103',
      message: `None of the containers is \`istio-proxy\`, and namespace ${namespace} has \`istio-injection: enabled\`.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
kind: Pod
metadata: { name: cart, namespace: shop }
spec:
  containers: [{ name: app, image: registry.example.com/cart }]
# ^^^^^^^^^^
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
    istio-injection: enabled
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
spec:
  containers:
  - name: app
    image: registry.example.com/cart
  - name: istio-proxy
    image: registry.example.com/proxyv2
`,
    ],
  },
})
