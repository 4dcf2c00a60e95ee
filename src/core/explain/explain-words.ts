import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { PlacedServer } from '../istio/routes/placed-server.ts'
import { type JsonMap, mapAt, textAt } from '../model/read-value.ts'
import type { Place, Resource } from '../model/resource.ts'
import { conditionText } from '../trace/match-route.ts'

/** Candidates of a stage beyond this many are counted, not listed. */
export const candidateLimit = 200

/** `443 HTTPS of my-gateway`. */
export function serverWords({ server, gateway }: Pick<PlacedServer, 'server' | 'gateway'>): string {
  return `${server.portText} ${server.protocol || 'without protocol'} of ${nameWords(gateway)}`
}

/** The name of an object; of what Istio makes of others, what it is made of: `listener http of gw`. */
export function nameWords({ name, title }: Resource): string {
  return title ?? (name || '(no name)')
}

/** The server names of a chain; `any` where it has none. */
export function chainNames({ serverNames }: FilterChain): string {
  return serverNames.length === 0 ? 'any server name' : listWords(serverNames)
}

/** `a, b and 3 more`. */
export function listWords(all: readonly string[], limit = 4): string {
  if (all.length === 0) return 'none'
  const shown = all.slice(0, limit).map(it => shorten(it))
  const rest = all.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** User's text in a sentence, cut where it is long. */
export function shorten(text: string, limit = 120): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text
}

/** `rule 2 (reviews) of bookinfo`, with the number of the match where the rule has several. */
export function routeWords(route: HttpRoute): string {
  const number = lastIndex(route.matchPlace?.path)
  const several = route.rule.matches.length > 1 || number > 0
  const match = several && route.match ? `, match ${number + 1}` : ''
  return `${ruleWords(route.rule)}${match} of ${ownerWords(route.virtualService, route.rule.place)}`
}

/** The name of a rule's VirtualService, or of the route that Istio made it of. */
export function ownerWords(resource: Resource, place: Place): string {
  if (!resource.origin) return nameWords(resource)
  const owner = ownerOf(resource, place)
  return owner.slice(owner.indexOf('/') + 1)
}

/** The VirtualService of a rule, or the route that Istio made it of, as `namespace/name`. */
export function ownerOf({ namespace, name, origin }: Resource, place: Place | undefined): string {
  if (!origin || !place) return `${namespace}/${name}`
  const [, of = '', own = ''] = place.resource.split('/')
  return `${of}/${own.replace(/~\d+$/, '')}`
}

/** The number of a rule, or of a match, in its list, from 1. */
export function ruleNumber(place: Place | undefined): number {
  return lastIndex(place?.path) + 1
}

/** A rule by its number where it is written, and the name that it has there: one that Istio makes up says nothing. */
export function ruleWords({
  place,
  name,
}: {
  readonly place: Place
  readonly name?: string | undefined
}): string {
  const words = name && name !== madeUpName(place) ? ` (${shorten(name, 40)})` : ''
  return `rule ${lastIndex(place.path) + 1}${words}`
}

/** The name of a rule of the Gateway API that has none of its own: `shop.cart.0`. */
function madeUpName({ resource, path }: Place): string {
  const [, namespace = '', name = ''] = resource.split('/')
  return `${namespace}.${name.replace(/~\d+$/, '')}.${lastIndex(path)}`
}

function lastIndex(path: readonly (string | number)[] | undefined): number {
  const last = path?.at(-1)
  return typeof last === 'number' ? last : 0
}

/** The conditions of a match in one line; `everything` for none. */
export function matchWords(match: JsonMap | undefined): string {
  if (!match) return 'everything'
  const texts = (['uri', 'scheme', 'method', 'authority'] as const)
    .filter(it => Object.keys(mapAt(match, it)).length > 0)
    .map(it => `${it === 'uri' ? 'path' : it} ${conditionText(mapAt(match, it))}`)
  const maps = (['headers', 'withoutHeaders', 'queryParams'] as const).flatMap(it =>
    Object.entries(mapAt(match, it)).map(
      ([name, condition]) => `${mapNames[it]} ${name} ${conditionText(condition)}`,
    ),
  )
  return shorten([...texts, ...maps].join(', ') || 'everything', 200)
}

const mapNames = { headers: 'header', withoutHeaders: 'no header', queryParams: 'query' } as const

/** A rule's timeout, retries and so on, as they are written. */
export function appliesWords(value: JsonMap): string[] {
  const applies: string[] = []
  const timeout = textAt(value, 'timeout')
  if (timeout) applies.push(`timeout ${timeout}`)
  const retries = mapAt(value, 'retries')
  if (typeof retries.attempts === 'number')
    applies.push(retries.attempts === 0 ? 'no retries' : `${retries.attempts} retries`)
  const fault = mapAt(value, 'fault')
  if ('delay' in fault) applies.push('an injected delay')
  if ('abort' in fault) applies.push('an injected abort')
  if (Object.keys(mapAt(value, 'corsPolicy')).length > 0) applies.push('a CORS policy')
  if (Object.keys(mapAt(value, 'headers')).length > 0) applies.push('changes of headers')
  return applies
}

/** First letter large, for a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
