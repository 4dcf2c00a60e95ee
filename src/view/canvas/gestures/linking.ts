import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { DestinationNode, GraphEdge, RuleRow } from '../../../core/graph/graph.ts'
import type { Place, ResourceId } from '../../../core/model/resource.ts'
import type { RouteKind } from '../../../core/operations/route-for-listener.ts'
import type { LinkAnswer, LinkAsk } from '../../../core/questions/link.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { routesTaken } from './routes-taken.ts'

/** What a link can be drawn from, and to. */
export type LinkStart =
  | {
      readonly type: 'gateway'
      readonly key: ItemKey
      readonly gateway: ResourceId
      readonly server?: number
      /** Of the Gateway API: the kinds of routes that its listeners take, or the one that is meant. */
      readonly routes?: readonly RouteKind[]
    }
  | {
      readonly type: 'virtualService'
      readonly key: ItemKey
      readonly virtualService: ResourceId
      /** A route of the Gateway API. */
      readonly isRoute?: true
      /** Of a folded one, whose rows are not drawn, the rules that lead to destinations. */
      readonly rules?: readonly RuleRow[] | undefined
    }
  | { readonly type: 'rule'; readonly key: ItemKey; readonly rule: Place }
  | {
      readonly type: 'destination'
      readonly key: ItemKey
      readonly node: DestinationNode
      /** Whether the drawing has routes of the Gateway API. */
      readonly usesRoutes: boolean
    }
  | MovedEnd

/** An edge whose one end is taken elsewhere; the key is that of the end that stays. */
export interface MovedEnd {
  readonly type: 'edge'
  readonly key: ItemKey
  readonly edge: GraphEdge
  readonly end: EdgeEnd
}

export type EdgeEnd = 'source' | 'target'

/** Whether dropping here does something, and what; else why it would not. */
export type LinkVerdict = LinkAnswer | LinkChoice

/** Dropping here asks which rule of a folded VirtualService is meant. */
export interface LinkChoice {
  readonly ok: true
  readonly title: string
  readonly text: string
  readonly choices: readonly RuleLink[]
}

/** A link of one of several rules, with its words for the menu. */
export interface RuleLink {
  readonly label: string
  readonly ask: LinkAsk
}

/** What a link from this item would be about; undefined where none can be drawn. A VirtualService's box stands for the whole, its rows for their rules. */
export function linkStart(index: GraphIndex, key: ItemKey): LinkStart | undefined {
  const { node: id, row: rowId } = itemOf(key)
  const node = index.nodes.get(id)
  if (!node) return undefined
  const row = rowsOf(node).find(it => it.id === rowId)
  if (rowId !== undefined && !row) return undefined
  switch (node.type) {
    case 'gateway': {
      if (!node.resource || node.ghost) return undefined
      const server = row?.place.path[2]
      return {
        type: 'gateway',
        key,
        gateway: node.resource,
        ...(typeof server === 'number' && { server }),
        ...(node.kind !== undefined && { routes: routesTaken(row ? [row] : node.rows) }),
      }
    }
    case 'virtualService':
      if (!node.resource || node.ghost) return undefined
      return row
        ? { type: 'rule', key, rule: row.place }
        : {
            type: 'virtualService',
            key,
            virtualService: node.resource,
            ...(node.kind !== undefined && { isRoute: true }),
            ...(node.summary && { rules: node.rows.filter(it => it.action === undefined) }),
          }
    case 'destination':
      return { type: 'destination', key, node, usesRoutes: hasRoutes(index) }
    case 'entry':
    case 'host':
    case 'terminal':
    case 'policy':
    case 'sidecar':
    case 'stub':
    case 'group':
      return undefined
  }
}

/** Whether anything drawn is of the Gateway API. */
function hasRoutes({ nodes }: GraphIndex): boolean {
  for (const it of nodes.values())
    if ((it.type === 'virtualService' || it.type === 'gateway') && it.kind !== undefined) return true
  return false
}

/** A folded VirtualService as one that is linked to Gateways, whatever its rules are. */
export function asWhole(start: LinkStart): LinkStart {
  return start.type === 'virtualService' ? { ...start, rules: undefined } : start
}

/** Which ends of an edge can be taken elsewhere: a route's destination, and the Gateway or VirtualService of a link. */
export function movableEnds(index: GraphIndex, edge: GraphEdge): readonly EdgeEnd[] {
  // While traffic is shown edges are only looked at.
  if (!edge.place || edge.traffic) return []
  switch (edge.type) {
    case 'route':
    case 'mirror':
      return ['target']
    case 'serve':
      return ['source']
    case 'bind':
      return index.nodes.get(edge.source)?.type === 'gateway' ? ['source', 'target'] : ['target']
    case 'listen':
    case 'redirect':
    case 'directResponse':
    case 'delegate':
    case 'allow':
    case 'stop':
      return []
  }
}

/** A rule in the words of its box: `Rule 2, /cart*`. */
export function ruleWords({ number, matches: [match = 'everything'], protocol }: RuleRow): string {
  const noun = protocol === 'http' ? 'Rule' : `${protocol.toUpperCase()} rule`
  return `${noun} ${number}, ${match.replaceAll('  ', ' ')}`
}

/** What can be the other end of a link, in words for the hint. */
export function linkAim(from: LinkStart): string {
  switch (from.type) {
    case 'gateway':
      return from.routes ? 'a route' : 'a VirtualService'
    case 'virtualService': {
      if (from.isRoute) return 'a listener of a Gateway, or a service whose calls it leads'
      return from.rules?.length ? 'a server of a Gateway, or a destination' : 'a server of a Gateway'
    }
    case 'rule':
      return 'a destination'
    case 'destination':
      return from.usesRoutes ? 'a rule or a route' : 'a rule'
    case 'edge':
      if (from.edge.type === 'route' || from.edge.type === 'mirror') return 'another destination'
      return from.end === 'source' ? 'a server of another Gateway' : 'another box of rules'
  }
}
