import type { Place, ResourceId } from '../model/resource.ts'
import { addDestination } from './add-destination.ts'
import { addListenerLike } from './add-listener-like.ts'
import { allOf } from './all-of.ts'
import { changeDestination } from './change-destination.ts'
import { deletePlace } from './delete-place.ts'
import { insertItem } from './insert-item.ts'
import { linkService } from './link-service.ts'
import { linkWithGrants } from './link-with-grants.ts'
import { type OpenedListener, openListenerAndLink } from './open-listener-and-link.ts'
import type { Operation } from './operation.ts'
import { unlinkGateway } from './unlink-gateway.ts'
import { nameOf } from './words.ts'

/** A link that can be made, as plain data: what is to be written, not how. */
export type LinkStep =
  | {
      readonly type: 'linkGateway'
      readonly virtualService: ResourceId
      readonly gateway: ResourceId
      /** Of the Gateway API: the listener that is meant. */
      readonly listener?: string
    }
  /** A listener lets the route's namespace in first, so that the route attaches. */
  | ({ readonly type: 'openListenerAndLink' } & OpenedListener)
  /** A listener is added that is like another one but for the hostname. */
  | {
      readonly type: 'addListenerAndLink'
      readonly virtualService: ResourceId
      readonly gateway: ResourceId
      readonly listener: string
      readonly index: number
      readonly hostname: string
    }
  /** A Gateway's server takes the hosts of a VirtualService first, so that the link has an effect. */
  | {
      readonly type: 'addHostsAndLink'
      readonly virtualService: ResourceId
      readonly gateway: ResourceId
      readonly server: number
      readonly hosts: readonly string[]
    }
  /** A route of the Gateway API leads the calls to a service of the mesh. */
  | { readonly type: 'linkService'; readonly route: ResourceId; readonly to: DestinationEnd }
  | { readonly type: 'addDestination'; readonly rule: Place; readonly to: DestinationEnd }
  | { readonly type: 'changeDestination'; readonly place: Place; readonly to: DestinationEnd }
  | {
      readonly type: 'moveLink'
      readonly title: string
      readonly virtualService: ResourceId
      readonly gateway: ResourceId
      readonly listener?: string
      /** The Gateway of the files, or the entry that names one that is not in them. */
      readonly from: {
        readonly virtualService: ResourceId
        readonly gateway?: ResourceId
        readonly entry?: Place
      }
    }

export interface DestinationEnd {
  readonly host: string
  readonly subset?: string
  readonly port?: number
}

/** The operation that makes a link. */
export function linkOperation(step: LinkStep): Operation {
  switch (step.type) {
    case 'linkGateway':
      return linkWithGrants(step.virtualService, step.gateway, step.listener)
    case 'openListenerAndLink':
      return openListenerAndLink(step)
    case 'addListenerAndLink':
      return addListenerLike(step)
    case 'addHostsAndLink': {
      const list = { resource: step.gateway, path: ['spec', 'servers', step.server, 'hosts'] }
      return allOf(`Add ${step.hosts.join(', ')} to the hosts of ${nameOf(step.gateway)} and link`, [
        ...step.hosts.map(it => insertItem(list, Number.POSITIVE_INFINITY, it)),
        linkWithGrants(step.virtualService, step.gateway),
      ])
    }
    case 'linkService':
      return linkService(step.route, step.to)
    case 'addDestination':
      return addDestination(step.rule, step.to)
    case 'changeDestination':
      return changeDestination(step.place, step.to)
    case 'moveLink': {
      const { title, virtualService, gateway, listener, from } = step
      const unlink = from.entry
        ? deletePlace(from.entry)
        : unlinkGateway(from.virtualService, from.gateway ?? '')
      return allOf(title, [linkWithGrants(virtualService, gateway, listener), unlink])
    }
  }
}
