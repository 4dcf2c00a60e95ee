import { labelsAt, mapAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'

/** The first version of the Gateway API's definitions that Istio reads, for the kinds that it reads in a version of their own. */
const minimums: ReadonlyMap<string, readonly number[]> = new Map([
  ['grpcroutes.gateway.networking.k8s.io', [1, 1, 0]],
  ['backendtlspolicies.gateway.networking.k8s.io', [1, 4, 0]],
  ['tlsroutes.gateway.networking.k8s.io', [1, 5, 0]],
  ['tcproutes.gateway.networking.k8s.io', [1, 6, 0]],
])

const bundleVersion = 'gateway.networking.k8s.io/bundle-version'

export const gatewayApiVersion = analysisRuleForEach({
  id: 'control-plane/gateway-api-version',
  severity: 'warning',
  title: 'Definitions of the Gateway API that are too old',
  source: { analyzer: 'pkg/config/analysis/analyzers/k8sgateway: CRDVersionAnalyzer', codes: ['IST0176'] },
  why: `
Istio does not read the kind in the version that this definition serves, so its routes have no effect. Install a later release
of the Gateway API.
`,
  each: 'CustomResourceDefinition',
  reads: [],

  check(_model, { name, value }, report) {
    const minimum = minimums.get(name)
    const written = labelsAt(mapAt(value, 'metadata'), 'annotations')?.get(bundleVersion)
    const installed = written === undefined ? undefined : versionOf(written)
    if (!minimum || !installed || !isBelow(installed, minimum)) return
    report({
      path: ['metadata', 'annotations', bundleVersion],
      code: 'IST0176',
      message: `Istio needs ${name} of the Gateway API ${minimum.join('.')} or later, not ${installed.join('.')}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tlsroutes.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.4.1
#                                             ^^^^^^
`,
      },
    ],
    good: [
      `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tlsroutes.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.5.0-rc.1
`,
    ],
  },
})

function versionOf(text: string): readonly number[] | undefined {
  const parts = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+].*)?$/.exec(text)
  return parts?.slice(1).map(it => Number(it ?? 0))
}

function isBelow(installed: readonly number[], minimum: readonly number[]): boolean {
  const at = minimum.findIndex((it, i) => it !== installed[i])
  return at >= 0 && (installed[at] ?? 0) < (minimum[at] ?? 0)
}
