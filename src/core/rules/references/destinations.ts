import { fullHost, type Home, serviceOfHost } from '../../model/hosts.ts'
import { memoByValue } from '../../model/memo.ts'
import { type Destination, readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import type { Finding } from '../define-rule.ts'

/** A destination of a VirtualService with the place that names its host. */
export interface NamedDestination extends Destination {
  readonly isMirror: boolean
}

/** Every destination and mirror of a VirtualService, in order of writing. */
export const destinationsOf = memoByValue((resource): readonly NamedDestination[] =>
  rulesOf(readVirtualService(resource)).flatMap(rule => [
    ...rule.destinations.map(it => ({ ...it, isMirror: false })),
    ...rule.mirrors.map(it => ({ ...it, isMirror: true })),
  ]),
)

/** What would have to exist for a host to be one: a Service of the cluster, or a ServiceEntry's host. */
export function outsideService(host: string, home: Home): NonNullable<Finding['outside']> {
  const name = fullHost(host, home)
  const service = serviceOfHost(name, home.domain)
  return service ? { kind: 'Service', ...service } : { kind: 'ServiceEntry', namespace: home.namespace, name }
}
