import { reuseValue } from '../../data/reuse-value.ts'
import { mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Json } from '../../yaml/source-document.ts'
import { type Origin, placeIn } from './origin.ts'

/** What Istio makes of an object of the Gateway API, and where in which object it is written. */
export interface Generated {
  readonly kind: 'Gateway' | 'VirtualService' | 'Service'
  readonly name: string
  readonly namespace: string
  /** The object it comes from, or the first of several: it lends its age and its place in the files. */
  readonly from: Resource
  readonly annotations: { readonly [name: string]: string }
  readonly labels?: { readonly [name: string]: string }
  readonly spec: { readonly [key: string]: Json }
  readonly origin: Origin
  /** What to call it. */
  readonly title: string
}

const apiVersions = {
  Gateway: 'networking.istio.io/v1',
  VirtualService: 'networking.istio.io/v1',
  Service: 'v1',
}

/**
 * Objects as resources of the model. One that says the same as before has the same value, so that what was computed of it
 * holds.
 */
export function generatedResources(
  all: readonly Generated[],
  before: ReadonlyMap<string, Resource>,
): readonly Resource[] {
  return all.map(({ kind, name, namespace, from, annotations, labels, spec, origin, title }) => {
    const id = `${kind}/${namespace}/${name}`
    const creationTimestamp = textAt(mapAt(from.value, 'metadata'), 'creationTimestamp')
    const metadata = {
      name,
      namespace,
      ...(creationTimestamp !== undefined && { creationTimestamp }),
      annotations: { ...annotations },
      ...(labels && { labels: { ...labels } }),
    }
    const apiVersion = apiVersions[kind]
    // With its origin in it, a value is only reused where what it is made of stands where it stood.
    const made = { apiVersion, kind, metadata, spec, origin }
    const value = reuseValue(before.get(id)?.value, made) as typeof made
    return {
      ...from,
      id,
      kind,
      apiVersion,
      name,
      namespace,
      value: value as unknown as Resource['value'],
      spec: value.spec,
      origin: path => placeIn(value.origin, path),
      title,
    }
  })
}
