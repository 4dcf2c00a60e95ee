import type { Model } from '../../model/model.ts'
import { booleanAt, labelsAt, mapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { injectorName, injectorValues } from './installation.ts'

export const injectedByDefault = analysisRuleForEach({
  id: 'control-plane/injected-by-default',
  severity: 'info',
  title: 'Namespace that gets sidecars by default',
  source: { analyzer: 'pkg/config/analysis/analyzers/injection: Analyzer', codes: ['IST0148'] },
  why: `
The namespace has no label about injection, and \`enableNamespacesByDefault\` of the injector is on, so its Pods get a sidecar.
Set the label \`istio-injection: disabled\` where they are not to have one.
`,
  each: 'Namespace',
  reads: ['ConfigMap'],

  check(model, resource, report) {
    if (!saysNothingOfInjection(resource) || !isInjectedByDefault(model)) return
    report({
      path: ['metadata', 'name'],
      code: 'IST0148',
      message: `The injector is set to put sidecars into namespaces without a label, so into ${resource.name}.`,
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
---
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }'
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
    istio-injection: disabled
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }'
`,
    ],
  },
})

/** Whether the injector of the files puts sidecars into namespaces that do not ask for them. */
export function isInjectedByDefault(model: Model): boolean {
  const values = injectorValues(model).get(injectorName)
  return (
    values !== undefined && booleanAt(mapAt(values, 'sidecarInjectorWebhook'), 'enableNamespacesByDefault')
  )
}

/** Whether a Namespace leaves injection to the default: it has no label about it, and is none of the system's. */
export function saysNothingOfInjection({ name, value }: Resource): boolean {
  if (name === 'istio-system' || name.startsWith('kube-')) return false
  const labels = labelsAt(mapAt(value, 'metadata'), 'labels') ?? new Map<string, string>()
  if (labels.get('istio.io/dataplane-mode') === 'ambient') return false
  return !labels.get('istio-injection') && !labels.has('istio.io/rev')
}
