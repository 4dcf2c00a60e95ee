import { readGateway, selectorText, selects } from '../../model/gateways.ts'
import { effective } from '../../model/model.ts'
import { podsOf } from '../../model/workloads.ts'
import { analysisRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const gatewaySelectorUnmatched = analysisRule({
  id: 'references/gateway-selector-unmatched',
  severity: 'error',
  title: 'Gateway that no workload takes up',
  why: `
A Gateway is a wish; the Pods that its selector picks fulfil it. No Pod has these labels, so nothing listens. Use the labels of
your gateway, such as \`istio: ingressgateway\`. It is looked for only where the files hold Pods.
`,
  reads: ['Gateway', 'Pod', 'Service'],

  check(model, report) {
    if (!model.settings.complete && model.ofKind('Pod').length === 0) return
    for (const resource of effective(model, 'Gateway')) {
      const { selector } = readGateway(resource)
      if (podsOf(model).some(it => selects(selector, it.labels))) continue
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
