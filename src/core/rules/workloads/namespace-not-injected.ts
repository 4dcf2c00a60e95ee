import { isInjectedByDefault, saysNothingOfInjection } from '../control-plane/default-injection.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'

export const namespaceNotInjected = analysisRuleForEach({
  id: 'workloads/namespace-not-injected',
  severity: 'info',
  title: 'Namespace without an injection label',
  source: { analyzer: 'pkg/config/analysis/analyzers/injection: Analyzer', codes: ['IST0102'] },
  why: `
Pods of the namespace get no sidecar unless they ask for one themselves. Set the label \`istio-injection: enabled\`,
\`istio.io/rev\` or \`istio.io/dataplane-mode: ambient\`, or \`istio-injection: disabled\` where that is meant.
`,
  each: 'Namespace',
  reads: ['ConfigMap'],

  check(model, resource, report) {
    if (!saysNothingOfInjection(resource) || isInjectedByDefault(model)) return
    report({
      path: ['metadata', 'name'],
      code: 'IST0102',
      message: `Namespace ${resource.name} has no label that injects sidecars.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Namespace
metadata:
  name: shop
#       ^^^^
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
`,
    ],
  },
})
