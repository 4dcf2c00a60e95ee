import { has, mapAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { selectingCart } from './good-examples.ts'

export const egressProxyDeprecated = analysisRuleForEach({
  id: 'analysis/egress-proxy-deprecated',
  severity: 'warning',
  title: 'Deprecated `egressProxy` of a Sidecar',
  source: { analyzer: 'pkg/config/analysis/analyzers/deprecation: FieldAnalyzer', codes: ['IST0002'] },
  why: `
The field works, but Istio may remove it: it never left the experimental stage. Send such traffic to an egress gateway by
a VirtualService.
`,
  each: 'Sidecar',
  reads: [],

  check(_model, { spec }, report) {
    if (!has(mapAt(spec, 'outboundTrafficPolicy'), 'egressProxy')) return
    report({
      path: ['spec', 'outboundTrafficPolicy', 'egressProxy'],
      part: 'key',
      code: 'IST0002',
      message: '`egressProxy` is deprecated.',
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy:
    mode: ALLOW_ANY
    egressProxy: { host: proxy.shop.svc.cluster.local, port: { number: 8080 } }
#   ^^^^^^^^^^^
`,
      },
    ],
    good: [selectingCart],
  },
})
