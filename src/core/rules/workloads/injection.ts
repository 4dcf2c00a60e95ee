import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { labelsAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'

/** Whether a namespace of the files asks for a sidecar in each of its Pods, by its own label. */
export function isInjected(model: Model, namespace: string): boolean {
  return injected(model).has(namespace)
}

/** What an object says of a sidecar of its own: `true`, `false`, or nothing. The label comes before the annotation. */
export function injectionOf(metadata: Resource['value']): string | undefined {
  return injectAt(metadata, 'labels') ?? injectAt(metadata, 'annotations')
}

/** Whether a Pod is in the mesh, as Istio's analyzers count: it has a proxy, or it or its namespace asks for one. */
export function isInMesh(model: Model, pod: Resource): boolean {
  if (hasProxy(pod.spec)) return true
  const asked = injectionOf(mapAt(pod.value, 'metadata'))
  return asked === undefined ? isInjected(model, pod.namespace) : asked === 'true'
}

/** Whether a Pod's spec has a container of the sidecar's name and an image for it. */
export function hasProxy(spec: Resource['spec']): boolean {
  return ['containers', 'initContainers'].some(list =>
    mapsAt(spec, list).some(it => textAt(it, 'name') === 'istio-proxy' && textAt(it, 'image')),
  )
}

const injected = memoByKinds(
  ['Namespace'],
  model =>
    new Set(
      effective(model, 'Namespace')
        .filter(it => textAt(mapAt(mapAt(it.value, 'metadata'), 'labels'), 'istio-injection') === 'enabled')
        .map(it => it.name),
    ),
)

function injectAt(metadata: Resource['value'], map: string): string | undefined {
  return labelsAt(metadata, map)?.get('sidecar.istio.io/inject')
}
