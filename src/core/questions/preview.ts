import { ruleFilters } from '../istio/gateway-api/http-filters.ts'
import { istioMatch } from '../istio/gateway-api/http-matches.ts'
import { readRoute } from '../istio/gateway-api/read-route.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { has, type JsonMap, mapAt, mapsAt, textAt, textsAt } from '../model/read-value.ts'
import type { Place, Resource } from '../model/resource.ts'
import { routeRedirect } from '../trace/redirect.ts'
import { rewrittenPath } from '../trace/rewritten-path.ts'
import { isMap } from '../yaml/is-map.ts'
import { samePath, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { quick } from './question.ts'

export interface PreviewAsk {
  /** An http rule of a VirtualService, or a rule of an HTTPRoute. */
  readonly rule: Place
}

/** What becomes of a request that meets a rule's first condition. */
export interface PreviewAnswer {
  readonly redirect: Preview | undefined
  /** None for a rewrite by a regular expression, whose groups the RE2 library does not give out. */
  readonly rewrite: Preview | undefined
}

/** A request before and after a rule has changed it, as addresses. */
export interface Preview {
  readonly before: string
  readonly after: string
  /** The status of a redirect. */
  readonly code?: number
}

export const preview = quick(['model'], ({ model }, { rule: place }: PreviewAsk): PreviewAnswer => {
  const own = (kind: string) => model.ofKind(kind).find(it => it.id === place.resource)
  const route = own('HTTPRoute')
  const resource = route ?? own('VirtualService')
  const written = resource && (valueAt(resource.value, place.path) as Json | undefined)
  const rule = route ? ofRoute(route, place) : written
  if (!resource || !isMap(rule)) return { redirect: undefined, rewrite: undefined }
  return {
    redirect: has(rule, 'redirect') ? redirected(resource, rule) : undefined,
    rewrite: has(rule, 'rewrite') ? rewritten(resource, rule) : undefined,
  }
})

/** A rule of an HTTPRoute as one of a VirtualService, with its first match. */
function ofRoute(resource: Resource, { path }: Place): JsonMap | undefined {
  const rule = readRoute(resource).rules.find(it => samePath(it.path, path))
  if (!rule) return undefined
  const [match] = rule.matches
  const { fields } = ruleFilters(rule.filters, false)
  return { ...fields, ...(match && { match: [istioMatch('HTTPRoute', match.value)] }) }
}

function redirected(resource: Resource, rule: JsonMap): Preview {
  const sample = sampleOf(resource, rule)
  const route: HttpRoute = {
    name: '',
    virtualService: resource,
    rule: {
      place: { resource: resource.id, path: [] },
      root: undefined,
      name: '',
      matches: [],
      destinations: [],
      mirrors: [],
      redirect: mapAt(rule, 'redirect'),
      directResponse: undefined,
      rewrite: undefined,
      value: rule,
      namespace: resource.namespace,
    },
    match: sample.match,
    matchPlace: undefined,
    catchAll: false,
    serverPort: 80,
  }
  const { code, location } = routeRedirect(route, {
    target: { path: sample.path, query: '' },
    method: 'GET',
    authority: sample.host,
    scheme: 'http',
    headers: new Map(),
  })
  return { before: `http://${sample.host}${sample.path}`, after: location, code }
}

/** The host and path that a destination gets. */
function rewritten(resource: Resource, rule: JsonMap): Preview | undefined {
  const { host, path, match } = sampleOf(resource, rule)
  const rewrite = mapAt(rule, 'rewrite')
  const regex = mapAt(rewrite, 'uriRegexRewrite')
  const isWhole = resource.kind === 'HTTPRoute' && textAt(regex, 'match') === '/.*'
  if (has(rewrite, 'uriRegexRewrite') && !isWhole) return undefined
  const newHost = textAt(rewrite, 'authority') || host
  // This is how Istio writes that the whole path is replaced.
  if (isWhole) return { before: host + path, after: newHost + (textAt(regex, 'rewrite') ?? path) }
  const by = textAt(rewrite, 'uri')
  return { before: host + path, after: newHost + (by ? rewrittenPath(by, match, path) : path) }
}

/** A request that the rule's first condition would take, as far as its words tell. */
function sampleOf(resource: Resource, rule: JsonMap) {
  const match = mapsAt(rule, 'match')[0]
  const uri = match && isMap(match.uri) ? match.uri : undefined
  const exact = uri && textAt(uri, 'exact')
  const prefix = uri && (textAt(uri, 'segmentPrefix') ?? textAt(uri, 'prefix'))
  const authority = match && textAt(mapAt(match, 'authority'), 'exact')
  const first =
    textsAt(resource.spec, resource.kind === 'HTTPRoute' ? 'hostnames' : 'hosts')[0] ?? 'www.example.com'
  return {
    match,
    host: authority || (first === '*' ? 'www.example.com' : first.replace(/^\*/, 'www')),
    path:
      exact ||
      (prefix === undefined || prefix === '' ? '/page' : `${prefix}${prefix.endsWith('/') ? '' : '/'}page`),
  }
}
