import { selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { type JsonMap, labelsAt, mapAt, mapsAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { ingressNamespace } from '../../model/services.ts'
import { podLabels } from '../../model/workloads.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { injectorName, injectorValues, meshConfig, readMap } from './installation.ts'

export const proxyImageMismatch = analysisRuleForEach({
  id: 'control-plane/proxy-image-mismatch',
  severity: 'warning',
  title: 'Pods with another image of the sidecar than the injector has',
  source: { analyzer: 'pkg/config/analysis/analyzers/injection: ImageAnalyzer', codes: ['IST0158'] },
  why: `
The Pods run the sidecar of another version, since they were created before Istio was upgraded. Restart them. This is checked
only if the files contain the ConfigMap of the injector.
`,
  each: 'Namespace',
  reads: ['ConfigMap', 'Pod', 'ProxyConfig'],

  check(model, resource, report) {
    const labels = labelsAt(mapAt(resource.value, 'metadata'), 'labels')
    const revision = labels?.get('istio.io/rev')
    if (labels?.get('istio-injection') !== 'enabled' && !revision) return
    const values = injectorValues(model).get(
      !revision || revision === 'default' ? injectorName : `${injectorName}-${revision}`,
    )
    const image = values && imageOf(mapAt(values, 'global'))
    if (!image) return
    const others = effective(model, 'Pod')
      .filter(it => it.namespace === resource.name && hasOtherImage(model, it, image))
      .map(it => it.name)
      .sort()
    if (others.length === 0) return
    report({
      path: ['metadata', 'name'],
      code: 'IST0158',
      message: `${others.join(', ')}: the sidecar has another image than ${image}.`,
    })
  },

  examples: {
    bad: [{ yaml: withPod('1.30.0').replace('  name: shop\n', '  name: shop\n#       ^^^^\n') }],
    good: [withPod('1.31.0'), withPod('1.31.0-distroless', '{ image: { imageType: distroless } }')],
  },
})

function imageOf(global: JsonMap): string | undefined {
  const image = textAt(mapAt(global, 'proxy'), 'image')
  if (!image) return undefined
  if (image.includes('/')) return image
  const hub = textAt(global, 'hub')
  const tag = textAt(global, 'tag')
  return hub && tag ? `${hub}/${image}:${tag}` : undefined
}

function hasOtherImage(model: Model, pod: Resource, image: string): boolean {
  const annotations = labelsAt(mapAt(pod.value, 'metadata'), 'annotations')
  if (annotations?.has('sidecar.istio.io/proxyImage')) return false
  const type = imageType(model, pod, annotations?.get('proxy.istio.io/config'))
  const expected = type && type !== 'default' ? `${image}-${type}` : image
  return ['containers', 'initContainers']
    .flatMap(it => mapsAt(pod.spec, it))
    .filter(it => textAt(it, 'name') === 'istio-proxy')
    .some(it => textAt(it, 'image') !== undefined && textAt(it, 'image') !== expected)
}

/** The variant of the image for a Pod; each place overrides those before it. */
function imageType(model: Model, pod: Resource, annotation: string | undefined): string | undefined {
  const configs = effective(model, 'ProxyConfig')
  const own = configs.filter(it => it.namespace === pod.namespace)
  const selectorOf = (it: Resource) => optionalMapAt(it.spec, 'selector')
  const places = [
    mapAt(meshConfig(model), 'defaultConfig'),
    ...configs.filter(it => it.namespace === ingressNamespace && !selectorOf(it)).map(it => it.spec),
    ...own.filter(it => !selectorOf(it)).map(it => it.spec),
    ...own
      .filter(
        it => selectorOf(it) && selects(labelsAt(mapAt(it.spec, 'selector'), 'matchLabels'), podLabels(pod)),
      )
      .map(it => it.spec),
    ...(annotation === undefined ? [] : [readMap(annotation)]),
  ]
  return places.map(it => textAt(mapAt(it, 'image'), 'imageType')).findLast(it => it !== undefined)
}

function withPod(tag: string, config?: string): string {
  const annotations = config ? `, annotations: { proxy.istio.io/config: '${config}' }` : ''
  return `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Pod
metadata: { name: cart-1, namespace: shop${annotations} }
spec:
  containers: [{ name: istio-proxy, image: "registry.example.com/istio/proxyv2:${tag}" }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: '{ "global": { "hub": "registry.example.com/istio", "tag": "1.31.0", "proxy": { "image": "proxyv2" } } }'
`
}
