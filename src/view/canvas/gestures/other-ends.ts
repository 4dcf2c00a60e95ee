import type { OtherEnd } from '../../../core/operations/make-other-end.ts'
import type { LinkStart } from './linking.ts'

/** What can be made at the loose end of a link, with its words for the menu. */
export interface Offer {
  readonly kind: string
  readonly label: string
  readonly end: OtherEnd
}

/** What a link that ends nowhere can lead to or come from; nothing for an edge that is moved. */
export function otherEnds(from: LinkStart, file?: string | undefined): readonly Offer[] {
  switch (from.type) {
    case 'gateway': {
      const { gateway, server } = from
      const end: OtherEnd = { make: 'VirtualService', gateway, ...(server !== undefined && { server }) }
      return [{ kind: 'VirtualService', label: 'Add a VirtualService for its hosts', end }]
    }
    case 'virtualService':
      return [
        {
          kind: 'Gateway',
          label: 'Add a Gateway for its hosts',
          end: { make: 'Gateway', virtualService: from.virtualService },
        },
      ]
    case 'rule':
      return [
        { kind: 'Service', label: 'Add a Service it routes to', end: { make: 'Service', rule: from.rule } },
      ]
    case 'destination': {
      const { host, subset, port } = from.node
      const to = {
        host,
        ...(subset !== undefined && { subset }),
        ...(port !== undefined && /^\d+$/.test(port) && { port: Number(port) }),
      }
      return [
        {
          kind: 'VirtualService',
          label: 'Add a VirtualService that routes to it',
          end: { make: 'routes', to, file },
        },
      ]
    }
    case 'edge':
      return []
  }
}
