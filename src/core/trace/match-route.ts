import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { meetsText } from '../language/text-condition.ts'
import { conditionOf } from '../model/conditions.ts'
import { booleanAt, field, type JsonMap, mapAt, textAt } from '../model/read-value.ts'
import type { Target } from '../request/request.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'

/** What the conditions of a route are compared with. */
export interface HttpRequest {
  readonly target: Target
  readonly method: string
  /** As sent, with port and letter case. */
  readonly authority: string
  readonly scheme: 'http' | 'https'
  /** By lower-case name, each line by itself. */
  readonly headers: ReadonlyMap<string, readonly string[]>
}

/** A condition that did not hold. */
export interface Mismatch {
  /** From the match: `['headers', 'cookie']`. */
  readonly path: Path
  /** What the condition asks for: `prefix /api`. */
  readonly wanted: string
  /** What the request has; undefined for nothing. */
  readonly found: string | undefined
}

/** The first condition of a route that a request does not meet, or undefined when it meets all. */
export function firstMismatch(route: HttpRoute, request: HttpRequest): Mismatch | undefined {
  const { match } = route
  if (!match) return undefined
  return (
    uriMismatch(match, request) ??
    textMismatch(match, 'scheme', request.scheme) ??
    textMismatch(match, 'method', request.method) ??
    textMismatch(match, 'authority', request.authority) ??
    headerMismatch(match, request) ??
    withoutHeaderMismatch(match, request) ??
    queryMismatch(match, request)
  )
}

/** A condition as words: `prefix /api`; one without operator asks for presence. */
export function conditionText(condition: Json | undefined): string {
  if (!isMap(condition)) return 'present'
  const asked = conditionOf(condition, false)
  return asked
    ? `${asked.operator === 'segmentPrefix' ? 'path prefix' : asked.operator} ${asked.text}`
    : 'present'
}

function uriMismatch(match: JsonMap, { target }: HttpRequest): Mismatch | undefined {
  const uri = field(match, 'uri')
  if (!isMap(uri)) return undefined
  const ignoreCase = booleanAt(match, 'ignoreUriCase')
  return holds(uri, target.path, ignoreCase)
    ? undefined
    : { path: ['uri'], wanted: conditionText(uri), found: target.path }
}

function textMismatch(
  match: JsonMap,
  name: 'scheme' | 'method' | 'authority',
  value: string,
): Mismatch | undefined {
  const condition = field(match, name)
  if (!isMap(condition) || holds(condition, value, false)) return undefined
  return { path: [name], wanted: conditionText(condition), found: value }
}

function headerMismatch(match: JsonMap, request: HttpRequest): Mismatch | undefined {
  for (const [name, condition] of Object.entries(mapAt(match, 'headers'))) {
    const values = headerValues(request, name)
    const met = values?.some(it => holds(condition, it, false)) ?? false
    if (!met) return { path: ['headers', name], wanted: conditionText(condition), found: values?.join(', ') }
  }
  return undefined
}

/** The negation; a missing header counts as an empty one, except where the condition asks for presence alone. */
function withoutHeaderMismatch(match: JsonMap, request: HttpRequest): Mismatch | undefined {
  for (const [name, condition] of Object.entries(mapAt(match, 'withoutHeaders'))) {
    const values = headerValues(request, name)
    const forbidden = asksForPresence(condition)
      ? values !== undefined
      : (values ?? ['']).some(it => holds(condition, it, false)) && !isClaim(name)
    if (forbidden)
      return {
        path: ['withoutHeaders', name],
        wanted: `not ${conditionText(condition)}`,
        found: values?.join(', '),
      }
  }
  return undefined
}

function queryMismatch(match: JsonMap, { target }: HttpRequest): Mismatch | undefined {
  for (const [name, condition] of Object.entries(mapAt(match, 'queryParams'))) {
    const value = queryParameter(target.query, name)
    if (value === undefined || !holds(condition, value, false))
      return { path: ['queryParams', name], wanted: conditionText(condition), found: value }
  }
  return undefined
}

function holds(condition: Json | undefined, value: string, ignoreCase: boolean): boolean {
  if (!isMap(condition)) return true
  const asked = conditionOf(condition, ignoreCase)
  return asked === undefined || meetsText(asked, value)
}

function asksForPresence(condition: Json): boolean {
  return !isMap(condition) || conditionText(condition) === 'present' || textAt(condition, 'regex') === '*'
}

function isClaim(name: string): boolean {
  return name.toLowerCase().startsWith('@request.auth.claims')
}

/** The lines of a header, or undefined. Claims of a token are not there: requests here carry none. */
function headerValues(request: HttpRequest, name: string): readonly string[] | undefined {
  const key = name.toLowerCase()
  switch (key) {
    case ':method':
      return [request.method]
    case ':path':
      return [request.target.path + request.target.query]
    case ':authority':
    case 'host':
      return [request.authority]
    case ':scheme':
      return [request.scheme]
    default:
      return request.headers.get(key)
  }
}

/** The first value of a query parameter; names and values are compared as they are written. */
function queryParameter(query: string, name: string): string | undefined {
  for (const pair of query.slice(1).split('&')) {
    const equals = pair.indexOf('=')
    if (pair === '') continue
    if ((equals < 0 ? pair : pair.slice(0, equals)) === name) return equals < 0 ? '' : pair.slice(equals + 1)
  }
  return undefined
}
