import { selectorText, selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { labelsAt, mapAt, optionalMapAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { isInMesh } from '../workloads/injection.ts'
import { isRedirected } from './ambient.ts'
import { selectingCart } from './good-examples.ts'
import { tellsOfPods } from './selected-pods.ts'

export const policyWithoutWorkload = analysisRuleForEach({
  id: 'analysis/policy-without-workload',
  severity: 'warning',
  title: 'AuthorizationPolicy that applies to no workload',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/authz: AuthorizationPoliciesAnalyzer',
    codes: ['IST0127'],
  },
  why: `
The policy has no effect: no Pod with a sidecar, or in ambient mode, is in its namespace with the labels of its selector.
\`istioctl analyze\` also reports a policy that is attached by \`targetRefs\` to a gateway whose Pods are elsewhere. This
is checked only if the files contain Pods.
`,
  each: 'AuthorizationPolicy',
  reads: ['Pod', 'Namespace'],
  applies: tellsOfPods,

  check(model, { namespace, spec }, report) {
    const selector = optionalMapAt(spec, 'selector')
    const isForAll = namespace === model.settings.rootNamespace
    if (isForAll && !selector) return
    const labels = selector && labelsAt(selector, 'matchLabels')
    const isApplied = podsInMesh(model).some(
      it => (isForAll || it.namespace === namespace) && selects(labels, it.labels),
    )
    if (isApplied) return
    const where = isForAll ? 'No Pod in the mesh' : `No Pod in the mesh in namespace ${namespace}`
    report({
      path: selector ? ['spec', 'selector'] : ['metadata', 'name'],
      ...(selector && { part: 'key' as const }),
      code: 'IST0127',
      message: labels?.size
        ? `${where} has the labels ${selectorText(labels)}.`
        : `${where} is in the files.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: kart } }
# ^^^^^^^^
---
kind: Pod
metadata: { name: cart-1, namespace: shop, labels: { app: cart } }
spec: { containers: [{ name: istio-proxy, image: registry.example.com/proxyv2 }] }
`,
      },
    ],
    good: [selectingCart],
  },
})

function podsInMesh(model: Model) {
  return effective(model, 'Pod')
    .filter(it => isInMesh(model, it) || isRedirected(it))
    .map(it => ({
      namespace: it.namespace,
      labels: labelsAt(mapAt(it.value, 'metadata'), 'labels') ?? new Map(),
    }))
}
