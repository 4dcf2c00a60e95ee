import { booleanAt, listAt, mapsAt } from '../../model/read-value.ts'
import { ingressNamespace } from '../../model/services.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { selectingCart } from './good-examples.ts'

export const telemetryWithoutProvider = analysisRuleForEach({
  id: 'analysis/telemetry-without-provider',
  severity: 'warning',
  title: 'Access logging without a provider',
  source: { analyzer: 'pkg/config/analysis/analyzers/telemetry: ProdiverAnalyzer', codes: ['IST0157'] },
  why: `
Nothing is logged: the mesh has no default provider of access logs unless its configuration (ConfigMap \`istio\`) names
one. Name a provider, such as \`envoy\`.
`,
  each: 'Telemetry',
  reads: [],

  check(_model, { spec }, report) {
    const index = mapsAt(spec, 'accessLogging').findIndex(
      it => listAt(it, 'providers').length === 0 && !booleanAt(it, 'disabled'),
    )
    if (index < 0) return
    report({
      path: ['spec', 'accessLogging', index],
      code: 'IST0157',
      message: 'The access log has no provider.',
      outside: { kind: 'ConfigMap', namespace: ingressNamespace, name: 'istio' },
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
metadata: { name: default, namespace: shop }
spec:
  accessLogging:
  - filter: { expression: response.code >= 500 }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [selectingCart],
  },
})
