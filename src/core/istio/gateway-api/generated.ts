import { mapAt, textAt } from '../../model/read-value.ts'
import type { Place, Resource } from '../../model/resource.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'

/** What Istio makes of objects of the Gateway API. */
export interface Generated {
  readonly kind: 'Gateway' | 'VirtualService' | 'Service' | 'DestinationRule'
  readonly name: string
  readonly namespace: string
  /** The object it comes from, or the first of several: it lends its age and its place in the files. */
  readonly from: Resource
  readonly annotations?: { readonly [name: string]: string }
  readonly labels?: { readonly [name: string]: string }
  readonly spec: { readonly [key: string]: Json }
  /** Where a path of it is written. */
  readonly origin: (path: Path) => Place
  /** What to call it. */
  readonly title: string
}

const apiVersions = {
  Gateway: 'networking.istio.io/v1',
  VirtualService: 'networking.istio.io/v1',
  DestinationRule: 'networking.istio.io/v1',
  Service: 'v1',
}

/** It as a resource of the model. */
export function generatedResource(made: Generated): Resource {
  const { kind, name, namespace, from, annotations, labels, spec, origin, title } = made
  const creationTimestamp = textAt(mapAt(from.value, 'metadata'), 'creationTimestamp')
  const metadata = {
    name,
    namespace,
    ...(creationTimestamp !== undefined && { creationTimestamp }),
    ...(annotations && { annotations: { ...annotations } }),
    ...(labels && { labels: { ...labels } }),
  }
  const apiVersion = apiVersions[kind]
  const value = { apiVersion, kind, metadata, spec }
  return {
    ...from,
    id: `${kind}/${namespace}/${name}`,
    kind,
    apiVersion,
    name,
    namespace,
    value,
    spec,
    origin,
    title,
  }
}
