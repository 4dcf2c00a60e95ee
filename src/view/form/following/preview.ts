import type { HttpRoute } from '../../../core/istio/routes/http-routes.ts'
import { has, isMap, type JsonMap, mapAt, mapsAt, textAt, textsAt } from '../../../core/model/read-value.ts'
import type { Resource } from '../../../core/model/resource.ts'
import { routeRedirect } from '../../../core/trace/redirect.ts'

/** A request before and after a rule has changed it, as addresses. */
export interface Preview {
  readonly before: string
  readonly after: string
  /** The status of a redirect. */
  readonly code?: number
}

/** Where the redirect of a rule sends a request that meets its first condition. */
export function previewRedirect(resource: Resource, rule: JsonMap): Preview {
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

/**
 * The host and path that a destination gets of a request that meets a rule's first condition. None for a rewrite by a
 * regular expression, whose groups the RE2 library does not give out.
 */
export function previewRewrite(resource: Resource, rule: JsonMap): Preview | undefined {
  const { host, path, match } = sampleOf(resource, rule)
  const rewrite = mapAt(rule, 'rewrite')
  if (has(rewrite, 'uriRegexRewrite')) return undefined
  const newHost = textAt(rewrite, 'authority') || host
  return { before: host + path, after: newHost + rewritten(path, match, rewrite) }
}

function rewritten(path: string, match: JsonMap | undefined, rewrite: JsonMap): string {
  const uri = textAt(rewrite, 'uri')
  if (!uri) return path
  const condition = match && mapAt(match, 'uri')
  if (condition && (textAt(condition, 'exact') || textAt(condition, 'regex'))) return uri
  const prefix = (condition && textAt(condition, 'prefix')) || '/'
  return uri + path.slice(prefix.length)
}

/** A request that the rule's first condition would take, as far as its words tell. */
function sampleOf(resource: Resource, rule: JsonMap) {
  const match = mapsAt(rule, 'match')[0]
  const uri = match && isMap(match.uri) ? match.uri : undefined
  const exact = uri && textAt(uri, 'exact')
  const prefix = uri && textAt(uri, 'prefix')
  const authority = match && textAt(mapAt(match, 'authority'), 'exact')
  const first = textsAt(resource.spec, 'hosts')[0] ?? 'www.example.com'
  return {
    match,
    host: authority || (first === '*' ? 'www.example.com' : first.replace(/^\*/, 'www')),
    path:
      exact ||
      (prefix === undefined || prefix === '' ? '/page' : `${prefix}${prefix.endsWith('/') ? '' : '/'}page`),
  }
}
