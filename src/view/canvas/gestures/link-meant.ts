import { type DestinationNode, type GraphNode, meshEntry, type RuleRow } from '../../../core/graph/graph.ts'
import type { Place } from '../../../core/model/resource.ts'
import type { DestinationEnd } from '../../../core/operations/link-step.ts'
import type { LinkAsk } from '../../../core/questions/link.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { type GatewayUse, linksOver } from '../items/actions.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { type LinkStart, linkStart, type MovedEnd, type RuleLink, ruleWords } from './linking.ts'

/** What a link between two items means, to be judged; or why it can mean nothing, in words. */
export type LinkMeant =
  | { readonly ask: LinkAsk }
  /** One of several rules: which, the hand is asked. */
  | { readonly choices: readonly RuleLink[] }
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
      if (end?.type === 'gateway') return linkToGateway(from.virtualService, end.gateway, end.server)
      const to = destinationAt(index, node)
      return to && boxMeant(from, to)
    }
    case 'rule': {
      const to = destinationAt(index, node)
      return to && routeTo(from.rule, to)
    }
    case 'destination': {
      const end = linkStart(index, over)
      if (end?.type === 'rule') return routeTo(end.rule, from.node)
      return end?.type === 'virtualService' ? boxMeant(end, from.node) : undefined
    }
    case 'edge':
      return moveMeant(index, from, over)
  }
}

/** The destination that a box is, or that a stub stands for. */
function destinationAt(index: GraphIndex, node: GraphNode): DestinationNode | undefined {
  const meant = node.type === 'stub' ? index.nodes.get(node.of) : node
  return meant?.type === 'destination' ? meant : undefined
}

function routeTo(rule: Place, to: DestinationNode) {
  return { ask: { link: 'route', rule, to: endOf(to) } } as const
}

/** A folded VirtualService with one rule means that; of several one is to be chosen. */
function ruleMeant(rules: readonly RuleRow[] = [], to: DestinationNode): LinkMeant | undefined {
  const [first] = rules
  if (!first) return undefined
  if (rules.length === 1) return routeTo(first.place, to)
  return { choices: rules.map(it => ({ label: ruleWords(it), ...routeTo(it.place, to) })) }
}

/** A box of rules and a destination: one of its rules is meant where they are folded; of a route also the calls to the service. */
function boxMeant(
  box: Extract<LinkStart, { type: 'virtualService' }>,
  to: DestinationNode,
): LinkMeant | undefined {
  if (!box.isRoute) return ruleMeant(box.rules, to)
  const calls = { ask: { link: 'service', route: box.virtualService, to: endOf(to) } } as const
  if (!box.rules?.length) return calls
  const label = `Calls to ${to.title} in the mesh, by its rules`
  const choices = box.rules.map(it => ({ label: ruleWords(it), ...routeTo(it.place, to) }))
  return { choices: [...choices, { label, ...calls }] }
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
  if (link.node === meshEntry && end === 'target')
    return {
      refusal: {
        title: 'Calls in the mesh',
        text: 'Link the other route to the service instead, and unlink this one.',
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
