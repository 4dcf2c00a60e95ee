import { generatedGateways } from '../../istio/gateway-api/generate-gateways.ts'
import { listenerKinds } from '../../istio/gateway-api/kinds.ts'
import { readGateway, selectorText, selects } from '../../model/gateways.ts'
import { effective } from '../../model/model.ts'
import { labelsAt, mapAt } from '../../model/read-value.ts'
import { podsOf } from '../../model/workloads.ts'
import { analysisRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const gatewaySelectorUnmatched = analysisRule({
  id: 'references/gateway-selector-unmatched',
  severity: 'error',
  title: 'Gateway without a workload',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/gateway: IngressGatewayPortAnalyzer',
    codes: ['IST0101'],
  },
  why: `
No Pod has the labels of the selector, so no workload opens the ports of the Gateway. Use the labels of the gateway's
Pods, such as \`istio: ingressgateway\`. This is checked only if the files contain Pods.
`,
  reads: ['Gateway', 'Pod', ...listenerKinds],

  check(model, report) {
    const looksForPods = model.settings.complete || model.ofKind('Pod').length > 0
    if (!looksForPods) return
    const gateways = effective(model, 'Gateway')
    const withServers = gateways.map(readGateway).filter(it => it.servers.length > 0)
    const inUse = new Set(withServers.map(it => selectorText(it.selector)))
    for (const resource of gateways) {
      const { selector, servers } = readGateway(resource)
      if (servers.length === 0 && selector?.size && !inUse.has(selectorText(selector))) {
        // One analyzer looks for Pods server by server, and so finds none for a selector without any.
        report(resource, {
          path: ['spec', 'selector'],
          code: 'IST0101',
          message: 'A Gateway without servers applies to no workload.',
        })
        continue
      }
      if (podsOf(model).some(it => selects(selector, it.labels))) continue
      const runs = selector?.size
        ? generatedGateways(model).find(
            it =>
              it.kind === 'Service' &&
              selects(selector, labelsAt(mapAt(it.value, 'metadata'), 'labels') ?? new Map()),
          )
        : undefined
      if (runs) {
        report(resource, {
          path: ['spec', 'selector'],
          code: 'IST0101',
          message: `The Pods with these labels are those that Istio runs for a Gateway of the Gateway API: Service ${runs.namespace}/${runs.name}.`,
          falseAlarm: true,
        })
        continue
      }
      report(resource, {
        path: ['spec', 'selector'],
        code: 'IST0101',
        message: `No Pod has the labels ${selectorText(selector) || 'of any gateway'}.`,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { app: public-gateway }
#           ^^^^^^^^^^^^^^^^^^^^^^^
---
kind: Pod
metadata: { name: gateway-1, namespace: shop, labels: { app: shop-gateway } }
`,
      },
    ],
    good: [shop],
  },
})
