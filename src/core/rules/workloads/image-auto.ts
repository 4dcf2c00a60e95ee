import type { Model } from '../../model/model.ts'
import { effective } from '../../model/model.ts'
import { type JsonMap, labelsAt, listAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Path } from '../../yaml/path.ts'
import { selectsLabels } from '../checks/label-selector.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'

const source = { analyzer: 'pkg/config/analysis/analyzers/injection: ImageAutoAnalyzer' } as const

export const podImageAuto = analysisRuleForEach({
  id: 'workloads/pod-image-auto',
  severity: 'error',
  title: 'Pod with the image `auto`',
  source: { ...source, codes: ['IST0147'] },
  why: `
The Pod cannot start: \`auto\` is replaced by the image of the sidecar when the Pod is created, and nothing has replaced it.
Inject the sidecar, then create the Pod again.
`,
  each: 'Pod',
  reads: [],

  check(_model, { spec }, report) {
    const path = autoImageIn(spec, ['spec'])
    if (path) report({ path, code: 'IST0147', message: 'Nothing has replaced the image `auto`.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Pod
metadata: { name: gateway-1, namespace: shop }
spec:
  containers:
  - { name: istio-proxy, image: auto }
#                               ^^^^
`,
      },
    ],
    good: [gatewayDeployment()],
  },
})

export const deploymentImageAuto = analysisRuleForEach({
  id: 'workloads/deployment-image-auto',
  severity: 'warning',
  title: 'Deployment with the image `auto` and no injection',
  source: { ...source, codes: ['IST0146'] },
  why: `
The Pods cannot start: Istio's webhook replaces \`auto\` by the image of the sidecar, and no webhook of the files selects
these Pods. Label the namespace or the template for injection. This is checked only if the files contain the webhooks.
`,
  each: 'Deployment',
  reads: ['Namespace', 'MutatingWebhookConfiguration'],
  applies: model => model.settings.complete || model.ofKind('MutatingWebhookConfiguration').length > 0,

  check(model, { namespace, spec }, report) {
    const template = mapAt(spec, 'template')
    const path = autoImageIn(mapAt(template, 'spec'), ['spec', 'template', 'spec'])
    if (!path || isInjectedByWebhook(model, namespace, mapAt(template, 'metadata'))) return
    report({ path, code: 'IST0146', message: 'No webhook replaces the image `auto` in these Pods.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Deployment
metadata: { name: gateway, namespace: shop }
spec:
  template:
    spec:
      containers: [{ name: istio-proxy, image: auto }]
#                                              ^^^^
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
- name: namespace.sidecar-injector.istio.io
  namespaceSelector: { matchLabels: { istio-injection: enabled } }
`,
      },
    ],
    good: [gatewayDeployment()],
  },
})

function autoImageIn(pod: JsonMap, at: Path): Path | undefined {
  const index = mapsAt(pod, 'containers').findIndex(
    it => textAt(it, 'name') === 'istio-proxy' && textAt(it, 'image') === 'auto',
  )
  return index < 0 ? undefined : [...at, 'containers', index, 'image']
}

function isInjectedByWebhook(model: Model, namespace: string, metadata: JsonMap): boolean {
  const owner = effective(model, 'Namespace').find(it => it.name === namespace)
  const ofNamespace = (owner && labelsAt(mapAt(owner.value, 'metadata'), 'labels')) ?? new Map()
  const ofPods = labelsAt(metadata, 'labels') ?? new Map()
  return effective(model, 'MutatingWebhookConfiguration')
    .flatMap(it => (listAt(it.value, 'webhooks').length ? mapsAt(it.value, 'webhooks') : []))
    .filter(it => textAt(it, 'name')?.endsWith('istio.io'))
    .some(
      it =>
        selectsLabels(it, 'namespaceSelector', ofNamespace) && selectsLabels(it, 'objectSelector', ofPods),
    )
}

function gatewayDeployment(): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: gateway
  namespace: shop
spec:
  selector:
    matchLabels:
      app: gateway
  template:
    metadata:
      labels:
        app: gateway
        sidecar.istio.io/inject: "true"
    spec:
      containers:
      - name: istio-proxy
        image: auto
`
}
