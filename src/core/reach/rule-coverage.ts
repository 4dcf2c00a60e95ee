import { nameWords, ruleWords, sentence } from '../explain/explain-words.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import { effective, type Model } from '../model/model.ts'
import { type Place, type Resource, writtenPlace } from '../model/resource.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'
import { formatRequest } from '../request/parse-request.ts'
import { runSavedRequest, type SavedRequest } from '../saved/saved-request.ts'
import type { Trace } from '../trace/trace.ts'
import { reachRule } from './reach-rule.ts'
import { isOf, samePlace } from './unreached.ts'

/** A rule of a VirtualService, by where it stands and in words: `Rule 2 (reviews) of shop/bookinfo`. */
export interface NamedRule {
  readonly place: Place
  readonly file: string
  readonly words: string
}

/** The rules of all VirtualServices, those that Istio refuses among them: http, tls and tcp of each in turn. */
export function namedRules(model: Model): NamedRule[] {
  return effective(model, 'VirtualService').flatMap(resource =>
    rulesOf(readVirtualService(resource)).map(rule => {
      const place = writtenPlace(resource, rule.path)
      const kind = rule.protocol === 'http' ? '' : `${rule.protocol} `
      return {
        place,
        file: resource.file,
        words: `${sentence(kind + ruleWords({ place, name: rule.name ?? '' }))} of ${fullName(resource)}`,
      }
    }),
  )
}

export interface CoveredRule extends NamedRule {
  /** The names of the saved requests that end at it. */
  readonly requests: readonly string[]
}

/** Which saved requests end at each rule. A rule that leads to a delegate counts with the delegate's. `model` is without what Istio refuses. */
export function ruleCoverage(
  model: Model,
  rules: readonly NamedRule[],
  saved: readonly SavedRequest[],
  home: Partial<GatewayWorkload> = {},
): CoveredRule[] {
  const ends = saved.flatMap(it => {
    const result = runSavedRequest(model, it, home)
    return result.status === 'unreadable' ? [] : [{ name: it.name, trace: result.trace }]
  })
  return rules.map(rule => ({
    ...rule,
    requests: ends.filter(({ trace }) => endsIn(trace, rule.place)).map(it => it.name),
  }))
}

function endsIn({ route, filterChain, mesh }: Trace, place: Place): boolean {
  if (route) return isOf(route, place)
  const ended =
    mesh?.chain.place ?? (filterChain?.action.type === 'tcp' ? filterChain.action.place : undefined)
  return samePlace(ended, place)
}

/** A request to save for a rule, with where it ends now as what is expected; or why there is none. */
export type RuleRequest =
  | { readonly found: true; readonly saved: SavedRequest }
  /** `proven`: no request at all ends there. */
  | { readonly found: false; readonly proven: boolean; readonly reason: string }

/** Looks for the smallest request that ends at a rule. */
export function requestForRule(model: Model, { place, words }: NamedRule): RuleRequest {
  const reach = reachRule(model, place)
  if (!reach.reached) return { found: false, proven: reach.proven, reason: reach.reason }
  const several = gatewayWorkloads(model).length > 1
  const saved = {
    name: words,
    request: formatRequest(reach.request),
    ...(several && reach.gateway !== undefined && { gateway: reach.gateway }),
    ...(reach.from !== undefined && { from: reach.from }),
  }
  // As it is read back: what cannot be written as a command is no request to save.
  const result = runSavedRequest(model, saved)
  if (result.status === 'unreadable' || !endsIn(result.trace, place))
    return {
      found: false,
      proven: false,
      reason: 'The request that ends at it cannot be written as a curl command.',
    }
  return { found: true, saved: { ...saved, expect: result.end } }
}

function fullName(resource: Resource): string {
  return resource.namespace ? `${resource.namespace}/${nameWords(resource)}` : nameWords(resource)
}
