import { selects } from '../../model/gateways.ts'
import { labelsAt, optionalMapAt } from '../../model/read-value.ts'
import { podsOf } from '../../model/workloads.ts'
import type { Rule } from '../define-rule.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { selectingCart } from './good-examples.ts'

/** One rule a kind: the code and the reason are the same. */
export const gatewayApiSelectors: readonly Rule[] = (
  ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry', 'WasmPlugin'] as const
).map(kind =>
  analysisRuleForEach({
    id: `analysis/${dashed(kind)}-selects-gateway`,
    severity: 'warning',
    title: `${kind} that selects the Pods of a Gateway API gateway`,
    source: { analyzer: 'pkg/config/analysis/analyzers/k8sgateway: SelectorAnalyzer', codes: ['IST0166'] },
    why: `
Istio ignores the selector for gateways that are made from Gateway API objects. Attach the object to the gateway by
\`targetRefs\` instead.
`,
    each: kind,
    reads: ['Pod', 'Service'],

    check(model, { namespace, spec }, report) {
      const selector = optionalMapAt(spec, 'selector')
      if (!selector || optionalMapAt(spec, 'targetRef')) return
      const labels = labelsAt(selector, 'matchLabels')
      const pod = podsOf(model).find(
        it => it.namespace === namespace && it.labels.has(gatewayLabel) && selects(labels, it.labels),
      )
      if (!pod) return
      report({
        path: ['spec', 'selector'],
        part: 'key',
        code: 'IST0166',
        message: `The selector has no effect on the Pods of Gateway ${pod.labels.get(gatewayLabel)}.`,
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
metadata: { name: public, namespace: shop }
spec:
  selector: { matchLabels: { app: public } }
# ^^^^^^^^
---
kind: Pod
metadata:
  name: public-1
  namespace: shop
  labels: { app: public, gateway.networking.k8s.io/gateway-name: public }
`,
        },
      ],
      good: [selectingCart],
    },
  }),
)

const gatewayLabel = 'gateway.networking.k8s.io/gateway-name'

function dashed(kind: string): string {
  return kind.replace(/(?!^)[A-Z]/g, it => `-${it}`).toLowerCase()
}
