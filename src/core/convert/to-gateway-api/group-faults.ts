import { hostsOverlap } from '../../model/hosts.ts'
import type { Resource } from '../../model/resource.ts'
import { type CarriedField, tellOf } from '../conversion/carried.ts'
import type { MadeObject } from '../conversion/conversion.ts'
import type { MadeGateway } from './gateways.ts'
import type { Group } from './groups.ts'
import type { PlannedRoute } from './planned-route.ts'

/** Of two VirtualServices for a host of the mesh one alone has effect; the rules of their routes would be sorted together. */
export function tellMeshTwice(routes: readonly PlannedRoute[], fields: CarriedField[]): void {
  const owners = new Map<string, Resource>()
  for (const { of, keys } of routes)
    for (const key of keys) {
      if (!key.startsWith('mesh ')) continue
      const host = key.slice(key.lastIndexOf(' ') + 1)
      const other = owners.get(host) ?? of
      owners.set(host, other)
      if (other !== of)
        tellOf(of, fields)(
          'cannot',
          ['spec', 'hosts'],
          `VirtualService ${other.name} is for calls to ${host} as well, and of two one alone has effect. Leave it to one of them.`,
        )
    }
}

/** Where Istio runs the gateways anew, two Gateways that share requests today would be apart. */
export function tellShared(gateways: readonly MadeGateway[], fields: CarriedField[]): void {
  for (const it of gateways)
    if (it.service === undefined && gateways.length > 1)
      tellOf(it.of, fields)(
        'cannot',
        ['spec', 'selector'],
        'VirtualServices are for several Gateways with other Pods, and without a Service of these in the files they would run apart.',
      )
}

/** A redirect to HTTPS is for a virtual host, whichever of its servers asks for it; that of a listener is for the listener. */
export function tellRedirecting(gateways: readonly MadeGateway[], fields: CarriedField[]): void {
  const listeners = gateways.flatMap(it => it.listeners.filter(own => own.protocol === 'HTTP'))
  for (const it of listeners.filter(own => own.redirects)) {
    const other = listeners.find(
      own => !own.redirects && own.port === it.port && hostsOverlap(own.hostname ?? '*', it.hostname ?? '*'),
    )
    if (other)
      tellOf(other.of, fields)(
        'cannot',
        ['spec', 'servers'],
        `A server of port ${it.port} redirects ${it.hostname ?? 'every host'} to HTTPS, and another serves some of it. Write it in one.`,
      )
  }
}

/** Two Gateways of one name may come to run in one namespace. `taken` has the names of what was made before. */
export function tellTwice(
  objects: readonly MadeObject[],
  { gateways }: Group,
  taken: Set<string>,
  fields: CarriedField[],
): void {
  for (const { value } of objects) {
    const { kind, metadata } = value as unknown as {
      kind: string
      metadata: { name: string; namespace: string }
    }
    const name = `${kind} ${metadata.namespace}/${metadata.name}`
    if (taken.has(name) && gateways[0] && kind !== 'Service' && kind !== 'DestinationRule')
      tellOf(gateways[0], fields)(
        'blocked',
        ['metadata', 'name'],
        `Another object becomes ${name} too. Rename one.`,
      )
    taken.add(name)
  }
}
