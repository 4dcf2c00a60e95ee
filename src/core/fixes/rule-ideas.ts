import { nameWords, routeWords } from '../explain/explain-words.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { Place, Resource } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { addMatch } from '../operations/add-match.ts'
import { addRule } from '../operations/add-rule.ts'
import { removeField } from '../operations/remove-field.ts'
import { setField } from '../operations/set-field.ts'
import { normalizeTarget } from '../request/request.ts'
import type { Mismatch } from '../trace/match-route.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { edit, type Idea, type Stop } from './stop.ts'

/** Rules that are looked at one by one. */
const ruleLimit = 6

/** What to change where a host was found and none of its rules takes the request. */
export function ruleIdeas({ trace, request }: Stop): Idea[] {
  const path = normalizeTarget(request.path ?? '/')?.path ?? '/'
  const tried = trace.passedOver.filter(it => !it.route.rule.root).slice(0, ruleLimit)
  return [
    ...tried.flatMap(it => relax(it.route, it.mismatch, path)),
    ...tried.flatMap(it => widen(it.route, it.mismatch, path)),
    ...lastRules(trace.virtualHost?.routes ?? []),
  ]
}

/** The condition that failed, changed so little that it holds; where that is plain. */
function relax(route: HttpRoute, mismatch: Mismatch, path: string): Idea[] {
  const place = route.matchPlace
  if (!place || !route.match) return []
  const at = (...rest: (string | number)[]): Place => ({
    resource: place.resource,
    path: [...place.path, ...rest],
  })
  const rule = routeWords(route)
  if (mismatch.path[0] !== 'uri') {
    // Without its only condition the rule would take everything.
    if (conditionCount(route.match) < 2) return []
    const what = mismatch.path.map(String).join(' ')
    return [edit(`Remove the condition on ${what} from ${rule}`, removeField(at(...mismatch.path)))]
  }
  const prefix = textOf(valueAt(route.match, ['uri', 'prefix']))
  const exact = textOf(valueAt(route.match, ['uri', 'exact']))
  const wanted = prefix ?? exact
  if (wanted === undefined) return []
  if (prefix === `${path}/`)
    return [edit(`Shorten the prefix of ${rule} to ${path}`, setField(at('uri', 'prefix'), path))]
  if (exact !== undefined && path.startsWith(exact))
    return [
      edit(`Take all paths that begin with ${exact} in ${rule}`, setField(at('uri'), { prefix: exact })),
    ]
  if (path.toLowerCase().startsWith(wanted.toLowerCase()))
    return [edit(`Ignore the letter case of the path in ${rule}`, setField(at('ignoreUriCase'), true))]
  return []
}

/** The path as one more alternative of a rule whose path does not fit. */
function widen(route: HttpRoute, mismatch: Mismatch, path: string): Idea[] {
  if (mismatch.path[0] !== 'uri') return []
  const uri: Json = path === '/' ? { exact: path } : { prefix: path }
  return [edit(`Let ${ruleOnly(route)} take ${path} too`, addMatch(route.rule.place, { uri }))]
}

function ruleOnly(route: HttpRoute): string {
  return routeWords(route).replace(/, match \d+/, '')
}

/** A last rule for what no other takes, in each VirtualService of the host that has none; it leads where the last one leads. */
function lastRules(routes: readonly HttpRoute[]): Idea[] {
  const all = [...new Set(routes.map(it => it.virtualService))]
  return all.flatMap((virtualService): Idea[] => {
    const destination = usualDestination(virtualService)
    if (destination === undefined) return []
    return [
      edit(
        `Add a last rule without match to ${nameWords(virtualService)}`,
        addRule(virtualService.id, 'http', { route: [{ destination }] }),
      ),
    ]
  })
}

function usualDestination(virtualService: Resource): Json | undefined {
  const { http } = readVirtualService(virtualService)
  const found = http.findLast(it => it.destinations.length > 0)?.destinations[0]
  return found && (valueAt(virtualService.value, found.path) as Json | undefined)
}

function conditionCount(match: NonNullable<HttpRoute['match']>): number {
  const single = ['uri', 'scheme', 'method', 'authority'].filter(it => Object.hasOwn(match, it)).length
  const maps = ['headers', 'withoutHeaders', 'queryParams'].map(it => {
    const value = valueAt(match, [it])
    return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
  })
  return maps.reduce((sum, it) => sum + it, single)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
