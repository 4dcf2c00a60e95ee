import { fullHost } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { labelsAt, mapAt, mapsAt, textAt, textsAt } from '../../model/read-value.ts'

/** The headless Service that has a Pod at an address, as its EndpointSlices or Endpoints say; by its full host. */
export function headlessAt(model: Model, address: string): string | undefined {
  return byAddress(model).get(address)
}

/** Pilot opens the listeners of a headless Service on the addresses of its Pods (core/listener.go). */
const byAddress = memoByKinds(['Service', 'EndpointSlice', 'Endpoints'], model => {
  const found = new Map<string, string>()
  const enter = (namespace: string, name: string, addresses: readonly string[]) => {
    const service = model.find('Service', namespace, name)
    if (!service || textAt(service.spec, 'clusterIP') !== 'None') return
    const host = fullHost(service.name, service)
    for (const it of addresses) if (!found.has(it)) found.set(it, host)
  }
  for (const { value, namespace } of effective(model, 'EndpointSlice')) {
    const name = labelsAt(mapAt(value, 'metadata'), 'labels')?.get('kubernetes.io/service-name')
    const addresses = mapsAt(value, 'endpoints').flatMap(it => textsAt(it, 'addresses'))
    if (name !== undefined) enter(namespace, name, addresses)
  }
  for (const { value, namespace, name } of effective(model, 'Endpoints')) {
    const addresses = mapsAt(value, 'subsets').flatMap(it => mapsAt(it, 'addresses'))
    enter(
      namespace,
      name,
      addresses.flatMap(it => textAt(it, 'ip') ?? []),
    )
  }
  return found
})
