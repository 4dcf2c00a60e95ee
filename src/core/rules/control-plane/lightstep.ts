import { has, mapsAt, textAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { meshConfig } from './installation.ts'

export const lightstepDeprecated = analysisRuleForEach({
  id: 'control-plane/lightstep-deprecated',
  severity: 'warning',
  title: 'Deprecated provider of traces: Lightstep',
  source: { analyzer: 'pkg/config/analysis/analyzers/telemetry: LightstepAnalyzer', codes: ['IST0002'] },
  why: `
Istio gives up the provider of type \`lightstep\`. Lightstep takes traces by OpenTelemetry: set up a provider of type
\`opentelemetry\` in the mesh configuration and name that one.
`,
  each: 'Telemetry',
  reads: ['ConfigMap'],

  check(model, { spec }, report) {
    const providers = new Set(
      mapsAt(meshConfig(model), 'extensionProviders')
        .filter(it => has(it, 'lightstep'))
        .map(it => textAt(it, 'name')),
    )
    mapsAt(spec, 'tracing').forEach((tracing, index) => {
      mapsAt(tracing, 'providers').forEach((provider, at) => {
        const name = textAt(provider, 'name')
        if (name === undefined || !providers.has(name)) return
        report({
          path: ['spec', 'tracing', index, 'providers', at, 'name'],
          code: 'IST0002',
          message: `${name} is a provider of type lightstep, which is deprecated.`,
        })
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
metadata: { name: default, namespace: istio-system }
spec:
  tracing:
  - providers: [{ name: traces }]
#                       ^^^^^^
---
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders:
    - name: traces
      lightstep: { service: lightstep-satellite.shop.svc.cluster.local, port: 8080 }
`,
      },
    ],
    good: [
      `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: istio-system }
spec:
  tracing:
  - providers: [{ name: traces }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders:
    - name: traces
      opentelemetry: { service: collector.shop.svc.cluster.local, port: 4317 }
`,
    ],
  },
})
