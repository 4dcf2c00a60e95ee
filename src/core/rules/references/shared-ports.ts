import { readGateway, type Server, selectorText } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { memoByKinds } from '../../model/remember.ts'
import type { Resource } from '../../model/resource.ts'

/** A server and the Gateway it belongs to. */
export interface PlacedServer {
  readonly resource: Resource
  readonly server: Server
}

/**
 * The servers that meet on one port and bind address of one workload, in the order in which Istio takes them: Gateways
 * by age, then name, then namespace. Only Gateways with equal selectors count as one workload's here; without a
 * timestamp all are of one age.
 */
export const serversByPort = memoByKinds(
  ['Gateway'],
  (model: Model): readonly (readonly PlacedServer[])[] => {
    const groups = new Map<string, PlacedServer[]>()
    for (const resource of [...effective(model, 'Gateway')].sort(byAge)) {
      const gateway = readGateway(resource)
      const selector = selectorText(gateway.selector)
      for (const server of gateway.servers) {
        if (server.number === undefined) continue
        const key = JSON.stringify([selector, server.bind, server.number])
        const group = groups.get(key)
        if (group) group.push({ resource, server })
        else groups.set(key, [{ resource, server }])
      }
    }
    return [...groups.values()].filter(it => it.length > 1)
  },
)

function byAge(a: Resource, b: Resource): number {
  return compare(creationOf(a), creationOf(b)) || compare(a.name, b.name) || compare(a.namespace, b.namespace)
}

function creationOf({ value }: Resource): string {
  const metadata = Object.hasOwn(value, 'metadata') ? value.metadata : undefined
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return ''
  const created = Object.hasOwn(metadata, 'creationTimestamp') ? metadata.creationTimestamp : undefined
  return typeof created === 'string' ? created : ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
