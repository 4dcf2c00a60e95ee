import type { DestinationNode } from '../../../core/graph/graph.ts'
import type { DestinationEnd } from '../../../core/operations/link-step.ts'
import type { LinkAsk } from '../../../core/questions/link.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { type GatewayUse, linksOver } from '../items/actions.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { type LinkStart, linkStart, type MovedEnd } from './linking.ts'

/** What a link between two items means, to be judged; or why it can mean nothing, in words. */
export type LinkMeant =
  | { readonly ask: LinkAsk }
  | { readonly refusal: { readonly title: string; readonly text: string } }

/** What linking two items of the drawing would be about; undefined where the second is no end for such a link. */
export function linkMeant(index: GraphIndex, from: LinkStart, over: ItemKey): LinkMeant | undefined {
  if (from.type !== 'edge' && itemOf(over).node === itemOf(from.key).node) return undefined
  const node = index.nodes.get(itemOf(over).node)
  if (!node) return undefined
  switch (from.type) {
    case 'gateway':
      if (node.type !== 'virtualService' || !node.resource || node.ghost) return undefined
      return linkToGateway(node.resource, from.gateway, from.server)
    case 'virtualService': {
      const end = linkStart(index, over)
      return end?.type === 'gateway' ? linkToGateway(from.virtualService, end.gateway, end.server) : undefined
    }
    case 'rule':
      return node.type === 'destination'
        ? { ask: { link: 'route', rule: from.rule, to: endOf(node) } }
        : undefined
    case 'destination': {
      const end = linkStart(index, over)
      return end?.type === 'rule'
        ? { ask: { link: 'route', rule: end.rule, to: endOf(from.node) } }
        : undefined
    }
    case 'edge':
      return moveMeant(index, from, over)
  }
}

/** What dropping the end of an edge on an item would be about. */
function moveMeant(index: GraphIndex, { edge, end }: MovedEnd, over: ItemKey): LinkMeant | undefined {
  const node = index.nodes.get(itemOf(over).node)
  if (!node || node.id === edge[end]) return undefined
  if (edge.type === 'route' || edge.type === 'mirror')
    return node.type === 'destination' && edge.place
      ? { ask: { link: 'lead', place: edge.place, to: endOf(node) } }
      : undefined

  const links = linksOver(index, edge)
  const target = linkStart(index, over)
  if (end === 'source' ? target?.type !== 'gateway' : node.type !== 'virtualService' || node.ghost)
    return undefined
  const link = links[0]
  if (!link || links.length > 1)
    return {
      refusal: {
        title: 'More than one link',
        text: 'This edge stands for several links. Move each one at its VirtualService.',
      },
    }
  const gateway = end === 'source' && target?.type === 'gateway' ? target.gateway : link.node
  const virtualService = end === 'source' ? link.virtualService : node.id
  const server = target?.type === 'gateway' ? target.server : undefined
  return {
    ask: {
      link: 'move',
      virtualService,
      gateway,
      ...(server !== undefined && { server }),
      from: movedFrom(link),
    },
  }
}

function movedFrom({ virtualService, name, gateway, entry }: GatewayUse) {
  return { virtualService, name, ...(gateway !== undefined && { gateway }), ...(entry && { entry }) }
}

function linkToGateway(virtualService: string, gateway: string, server: number | undefined): LinkMeant {
  return { ask: { link: 'binding', virtualService, gateway, ...(server !== undefined && { server }) } }
}

function endOf({ host, subset, port }: DestinationNode): DestinationEnd {
  return {
    host,
    ...(subset !== undefined && { subset }),
    ...(port !== undefined && /^\d+$/.test(port) && { port: Number(port) }),
  }
}
