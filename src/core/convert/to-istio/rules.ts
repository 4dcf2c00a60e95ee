import { canonical } from '../../data/canonical.ts'
import type { RouteRuleOfIstio } from '../../istio/gateway-api/route-rules.ts'
import { serviceOfHost } from '../../model/hosts.ts'
import { has, type JsonMap, mapAt, mapsAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Tell } from '../conversion/carried.ts'

/** For whom rules are written: short names are of the namespace. */
export interface Writer {
  readonly namespace: string
  readonly domain: string
  readonly tell: Tell
}

/** A rule with one match of what Istio makes of a route, as a person writes it in a VirtualService: one or two. */
export function writtenRules({ value, route, path }: RouteRuleOfIstio, writer: Writer): JsonMap[] {
  const match = mapsAt(value, 'match')[0]
  const index = Number(path[2])
  const own = mapsAt(route.resource.spec, 'rules')[index]
  const name = own && textAt(own, 'name')
  const {
    match: _,
    name: __,
    route: ___,
    mirrors: ____,
    redirect,
    rewrite: given,
    headers: operations,
    ...others
  } = value
  const destinations = destinationsOf(mapsAt(value, 'route'), path, writer)
  const isBroken = has(value, 'route') && destinations === undefined
  const isAnswered = isBroken || has(value, 'directResponse')
  const mirrored = mapsAt(value, 'mirrors')
  if (isBroken)
    writer.tell(
      'carried',
      [...path, 'backendRefs'],
      'None of its backends may be used, which callers see as 500: a direct response of 500',
    )
  const mirrors = isAnswered
    ? []
    : mirrored.map(it => ({ ...it, destination: shortened(mapAt(it, 'destination'), writer) }))
  // What is answered or redirected is not rewritten, retried or kept waiting.
  const isSent = !isAnswered && redirect === undefined
  const rewrite = isSent ? given : undefined
  const headers = isAnswered ? responseOf(operations) : operations
  const { timeout: _t, retries: _r, corsPolicy, ...plain } = others
  const rest = isSent ? others : { ...plain, ...(corsPolicy !== undefined && { corsPolicy }) }
  const common = {
    ...(isBroken && { directResponse: { status: 500 } }),
    ...(destinations && destinations.length > 0 && { route: destinations }),
    ...rest,
    ...(mirrors.length > 0 && { mirrors }),
    ...headersOf(headers),
  }
  const ruleFor = (uri: JsonMap | undefined, changed: JsonMap): JsonMap => {
    const { uri: _uri, ...conditions } = match ?? {}
    const all: JsonMap = { ...(uri && { uri }), ...conditions }
    return {
      ...(name !== undefined && { name }),
      ...(Object.keys(all).length > 0 && { match: [all] }),
      ...changed,
      ...common,
    }
  }
  const uri = match && optionalMapAt(match, 'uri')
  const segments = uri && textAt(uri, 'segmentPrefix')
  if (segments === undefined) {
    const isEverything = uri && textAt(uri, 'prefix') === '/'
    const isAlone = Object.keys(match ?? {}).length === 1
    const plain = isEverything && (isAlone || !has(mapAt(value, 'rewrite'), 'uri')) ? undefined : uri
    return [ruleFor(plain, changesOf(redirect, rewrite, uri, undefined, path, writer.tell))]
  }
  // A prefix of whole segments is the path itself, and whatever lies below it.
  return [
    ruleFor(
      { exact: segments },
      changesOf(redirect, rewrite, { exact: segments }, segments, path, writer.tell),
    ),
    ruleFor(
      { prefix: `${segments}/` },
      changesOf(redirect, rewrite, { prefix: `${segments}/` }, segments, path, writer.tell),
    ),
  ]
}

/** What is answered is sent nowhere, but the answer may be changed. */
function responseOf(headers: Json | undefined): Json | undefined {
  const response = headers === undefined ? undefined : optionalMapAt(headers as JsonMap, 'response')
  return response && { response }
}

/** What is done to the path, for a match by the path itself or by what is below it. `segments` is the prefix of the route's match. */
function changesOf(
  redirect: Json | undefined,
  rewrite: Json | undefined,
  uri: JsonMap | undefined,
  segments: string | undefined,
  path: readonly (string | number)[],
  tell: Tell,
): JsonMap {
  const changed: Record<string, Json> = {}
  if (redirect !== undefined) {
    const { prefixRewrite, ...rest } = redirect as JsonMap
    const isWhole = uri !== undefined && has(uri, 'exact')
    if (typeof prefixRewrite === 'string' && !isWhole)
      tell(
        'cannot',
        [...path, 'filters'],
        'A redirect of a VirtualService replaces the whole path, not a prefix. Keep the route.',
      )
    changed.redirect = typeof prefixRewrite === 'string' ? { ...rest, uri: prefixRewrite } : rest
  }
  if (rewrite !== undefined) {
    const given = rewrite as JsonMap
    const to = textAt(given, 'uri')
    const full = optionalMapAt(given, 'uriRegexRewrite')
    const isByPrefix = uri === undefined || has(uri, 'prefix')
    if (to !== undefined && segments !== undefined && isByPrefix)
      changed.rewrite = { ...given, uri: to.endsWith('/') ? to : `${to}/` }
    else if (full && !isByPrefix) {
      const { uriRegexRewrite: _, ...rest } = given
      changed.rewrite = { ...rest, uri: textAt(full, 'rewrite') ?? '/' }
    } else changed.rewrite = given
  }
  return changed
}

/** Without what is empty. */
function headersOf(headers: Json | undefined): JsonMap {
  if (headers === undefined) return {}
  const sides = Object.entries(headers as JsonMap).map(([side, it]): [string, JsonMap] => {
    const filled = Object.entries(it as JsonMap).filter(([, own]) => Object.keys(own as object).length > 0)
    return [side, Object.fromEntries(filled)]
  })
  return { headers: Object.fromEntries(sides) }
}

/** Undefined where there is nothing that it may be sent to, which callers see as 500. */
export function destinationsOf(
  routes: readonly JsonMap[],
  path: readonly (string | number)[],
  writer: Writer,
): JsonMap[] | undefined {
  const broken = routes.filter(it => Object.keys(mapAt(it, 'destination')).length === 0)
  if (broken.length > 0 && broken.length === routes.length) return undefined
  if (broken.length > 0)
    writer.tell(
      'cannot',
      [...path, 'backendRefs'],
      'A part of its traffic is answered with 500, since a backend may not be used. Take it out first.',
    )
  return routes.map(({ destination, headers, ...rest }) => ({
    destination: shortened(destination as JsonMap, writer),
    ...rest,
    ...headersOf(headers),
  }))
}

/** A Service of the own namespace by its short name. */
function shortened(destination: JsonMap, { namespace, domain }: Writer): JsonMap {
  const host = textAt(destination, 'host') ?? ''
  const service = serviceOfHost(host, domain)
  return service?.namespace === namespace && !service.name.includes('.')
    ? { ...destination, host: service.name }
    : destination
}

/** Rules that follow each other and do the same become one with several matches. */
export function joined(rules: readonly JsonMap[]): JsonMap[] {
  const all: JsonMap[] = []
  let last = ''
  for (const rule of rules) {
    const { match, ...action } = rule
    const key = canonical(action)
    const before = all.at(-1)
    // A rewrite depends on the match that it is of.
    if (before && key === last && match !== undefined && before.match !== undefined) {
      const matches = [...mapsAt(before, 'match'), ...(match as JsonMap[])]
      all[all.length - 1] = { ...before, match: matches }
    } else all.push(rule)
    last = key
  }
  return all
}
