import type { NodeId, RuleRow } from '../../../core/graph/graph.ts'
import type { OtherEnd } from '../../../core/operations/make-other-end.ts'
import type { LinkAsk } from '../../../core/questions/link.ts'
import { kindWithArticle } from '../../ui/kind-with-article.ts'
import { itemOf } from '../items/item.ts'
import { type LinkStart, type RuleLink, ruleWords } from './linking.ts'

/** What a link that is let go can become, with its words for the menu. */
export interface Offer {
  readonly kind: string
  readonly label: string
  readonly does:
    | { readonly make: OtherEnd }
    | { readonly link: LinkAsk }
    /** Its rules are seen then, and can be drawn from. */
    | { readonly unfold: NodeId }
}

/** Where a link was let go, and what of it can be chosen there. */
export interface LooseEnd {
  readonly at: { readonly x: number; readonly y: number }
  readonly title: string
  readonly offers: readonly Offer[]
}

/** The rules of a folded VirtualService, to choose the one that is meant. */
export function ruleOffers(choices: readonly RuleLink[]): readonly Offer[] {
  return choices.map(({ label, ask }) => ({ kind: 'VirtualService', label, does: { link: ask } }))
}

/** More rules than these are looked for in their box. */
const mostRules = 6

/** What a link that ends nowhere can lead to or come from; nothing for an edge that is moved. */
export function otherEnds(from: LinkStart, file?: string | undefined): readonly Offer[] {
  switch (from.type) {
    case 'gateway': {
      const { gateway, routes } = from
      const server = from.server === undefined ? {} : { server: from.server }
      if (routes)
        return routes.map(kind => ({
          kind,
          label: `Add ${kindWithArticle(kind)}${kind === 'TCPRoute' ? '' : ' for its hostname'}`,
          does: { make: { make: 'route', kind, gateway, ...server } },
        }))
      const end: OtherEnd = { make: 'VirtualService', gateway, ...server }
      return [{ kind: 'VirtualService', label: 'Add a VirtualService for its hosts', does: { make: end } }]
    }
    case 'virtualService':
      return from.rules
        ? fromFolded(from.rules, itemOf(from.key).node)
        : [
            {
              kind: from.isRoute ? 'Gateway.gateway.networking.k8s.io' : 'Gateway',
              label: from.isRoute ? 'Add a Gateway to attach it to' : 'Add a Gateway for its hosts',
              does: { make: { make: 'Gateway', virtualService: from.virtualService } },
            },
          ]
    case 'rule':
      return [
        {
          kind: 'Service',
          label: 'Add a Service it routes to',
          does: { make: { make: 'Service', rule: from.rule } },
        },
      ]
    case 'destination': {
      const { host, subset, port } = from.node
      const to = {
        host,
        ...(subset !== undefined && { subset }),
        ...(port !== undefined && /^\d+$/.test(port) && { port: Number(port) }),
      }
      const routes: Offer = {
        kind: 'VirtualService',
        label: 'Add a VirtualService that routes to it',
        does: { make: { make: 'routes', to, file } },
      }
      if (!from.usesRoutes || subset !== undefined) return [routes]
      const calls: Offer = {
        kind: 'HTTPRoute',
        label: 'Add an HTTPRoute for the calls to it',
        does: { make: { make: 'calls', to, file } },
      }
      return [calls, routes]
    }
    case 'edge':
      return []
  }
}

function fromFolded(rules: readonly RuleRow[], node: NodeId): readonly Offer[] {
  return [
    ...rules.slice(0, mostRules).map(
      (it): Offer => ({
        kind: 'Service',
        label:
          rules.length === 1
            ? 'Add a Service it routes to'
            : `Add a Service for ${inSentence(ruleWords(it))}`,
        does: { make: { make: 'Service', rule: it.place } },
      }),
    ),
    { kind: 'VirtualService', label: 'Unfold it, to draw from a rule', does: { unfold: node } },
  ]
}

function inSentence(words: string): string {
  return words.replace(/^Rule/, 'rule')
}
