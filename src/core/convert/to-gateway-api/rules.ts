import type { EffectiveRule } from '../../istio/routes/effective-rule.ts'
import type { Model } from '../../model/model.ts'
import { has, integerAt, type JsonMap, mapAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Place } from '../../model/resource.ts'
import type { Mirror } from '../../model/virtual-services.ts'
import { parseDuration } from '../../syntax/duration.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'
import { type BackendContext, convertBackend } from './backends.ts'
import { convertDuration, corsFilter, headerFilters, redirectFilter, rewriteFilter } from './filters.ts'
import { type ConvertedMatch, convertMatches, type GivenMatch, impliedMatch } from './matches.ts'
import { isBare } from './places.ts'

/** What a rule is converted for. */
export interface RuleContext {
  readonly backends: BackendContext
  readonly model: Model
  /** Which definitions of the Gateway API the cluster has. */
  readonly channel: string
  /** That of the requests, and the ports that they come to; undefined where one is not known. */
  readonly scheme: 'http' | 'https'
  readonly ports: readonly (number | undefined)[]
  readonly prefixes: 'exact' | 'segments'
  /** Of a rule of a delegate, the delegate is told of. */
  readonly tellAt: (place: Place) => Tell
}

/** A rule of an HTTPRoute: what it does, and its matches. */
export interface ConvertedRule {
  readonly action: { readonly [key: string]: Json }
  readonly name: string | undefined
  readonly matches: readonly ConvertedMatch[]
}

const known = [
  'name',
  'match',
  'route',
  'redirect',
  'directResponse',
  'rewrite',
  'headers',
  'timeout',
  'retries',
  'mirror',
  'mirrorPercent',
  'mirrorPercentage',
  'mirrors',
  'corsPolicy',
]

const instead = {
  fault: 'The Gateway API injects no faults. Keep the VirtualService.',
  delegate: 'The files do not have the delegate. Add it.',
}

/** More matches than this are divided among rules that do the same. */
const mostMatches = 64

/**
 * A rule of a VirtualService's `http`, as far as some of its matches, as rules of an HTTPRoute: one, or where the path is rewritten
 * one for each match.
 */
export function convertHttpRule(
  rule: EffectiveRule,
  given: readonly GivenMatch[],
  context: RuleContext,
): readonly ConvertedRule[] {
  const tell = context.tellAt(rule.place)
  const { value } = rule
  const { path } = rule.place
  tellOthers(value, known, path, tell, instead)
  if (rule.redirect && rule.rewrite)
    tell('carried', [...path, 'rewrite'], 'Nothing is rewritten of what is redirected. It is left out')
  const rewrite = rule.redirect || rule.directResponse ? undefined : rule.rewrite
  const isReplaced = rewrite !== undefined && has(rewrite, 'uri')
  const matches =
    given.length > 0 ? convertMatches(given, isReplaced ? 'replaced' : context.prefixes) : [impliedMatch()]
  const isName =
    rule.name !== '' && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(rule.name) && rule.name.length <= 253
  if (rule.name !== '' && !isName)
    tell('approximated', [...path, 'name'], 'The name of a rule is a DNS name; the rule goes without.')

  const filters = [
    ...headerFilters(mapAt(value, 'headers'), [...path, 'headers'], tell),
    ...mirrorFilters(rule, context),
  ]
  const cors = optionalMapAt(value, 'corsPolicy')
  if (cors) filters.push(...corsFilter(cors, [...path, 'corsPolicy'], tell))
  if (rule.redirect) filters.push(...redirectOf(rule.redirect, [...path, 'redirect'], context, tell))
  if (rule.directResponse) tellDirect(rule.directResponse, [...path, 'directResponse'], tell)
  const backendRefs = rule.redirect || rule.directResponse ? [] : backendsOf(rule, context)
  const rest = {
    ...(backendRefs.length > 0 && { backendRefs }),
    ...timeoutsOf(value, path, tell),
    ...retryOf(value, path, context.channel, tell),
  }
  const ruleOf = (some: readonly ConvertedMatch[], name: string | undefined): ConvertedRule => {
    const rewritten = rewrite
      ? rewriteFilter(rewrite, prefixOf(some[0]?.of ?? {}), [...path, 'rewrite'], tell)
      : []
    const all = [...filters, ...rewritten]
    return { action: { ...(all.length > 0 && { filters: all }), ...rest }, name, matches: some }
  }
  const size = isReplaced ? 1 : mostMatches
  if (matches.length <= size) return [ruleOf(matches, isName ? rule.name : undefined)]
  const parts: ConvertedRule[] = []
  for (let i = 0; i < matches.length; i += size) parts.push(ruleOf(matches.slice(i, i + size), undefined))
  return parts
}

/** The prefix that a match is by; undefined for a path matched as a whole. */
function prefixOf(match: JsonMap): string | undefined {
  const uri = optionalMapAt(match, 'uri')
  if (!uri) return '/'
  return textAt(uri, 'prefix')
}

/** A rule of an HTTPRoute without a backend answers with 500. */
function tellDirect(response: JsonMap, path: Path, tell: Tell): void {
  if (integerAt(response, 'status') === 500 && !has(response, 'body'))
    tell('carried', path, 'A rule without backendRefs, which answers 500')
  else
    tell(
      'cannot',
      path,
      'The Gateway API has no direct response. Keep the VirtualService, or answer from a Service.',
    )
}

/**
 * Without a port and a scheme the listener's own port is written into the location, unless it is the usual one (conversion.go,
 * createRedirectFilter). With the scheme that the request has anyway the Host header stays as it is.
 */
function redirectOf(redirect: JsonMap, path: Path, { scheme, ports }: RuleContext, tell: Tell): Json[] {
  const derives = textAt(redirect, 'derivePort') === 'FROM_REQUEST_PORT'
  const usual = scheme === 'https' ? 443 : 80
  const isOfScheme = isBare(redirect) && !derives && ports.some(it => it !== usual)
  const isOfPort = derives && textAt(redirect, 'scheme') !== undefined && !integerAt(redirect, 'port')
  return redirectFilter(
    redirect,
    {
      scheme: isOfScheme ? scheme : undefined,
      port: isOfPort ? ports[0] : undefined,
    },
    path,
    tell,
  )
}

function backendsOf(rule: EffectiveRule, { backends, tellAt }: RuleContext): Json[] {
  const { destinations, value } = rule
  const { path, resource } = rule.place
  const tell = tellAt(rule.place)
  if (destinations.length > 16) tell('cannot', [...path, 'route'], 'A rule has at most 16 backendRefs.')
  const routes = Array.isArray(value.route) ? (value.route as JsonMap[]) : []
  return destinations.flatMap((it, i): Json[] => {
    const backend = convertBackend(backends, it, tellAt({ resource, path: it.path }))
    if (!backend) return []
    const at = [...path, 'route', i]
    const route = routes[i] ?? {}
    tellOthers(route, ['destination', 'weight', 'headers'], at, tell)
    const filters = headerFilters(mapAt(route, 'headers'), [...at, 'headers'], tell)
    return [
      {
        ...backend,
        ...(destinations.length > 1 && { weight: it.weight ?? 0 }),
        ...(filters.length > 0 && { filters }),
      },
    ]
  })
}

function mirrorFilters(rule: EffectiveRule, { backends, tellAt }: RuleContext): Json[] {
  return rule.mirrors.flatMap((it): Json[] => {
    const tell = tellAt(rule.place)
    const backendRef = convertBackend(backends, it, tell)
    if (!backendRef || it.percentage <= 0) return []
    if (backendRef.kind === 'Hostname' && !backends.isOwnEntry(String(backendRef.name)))
      tell(
        'cannot',
        it.path,
        `Istio mirrors to no Hostname whose ServiceEntry is not in namespace ${backends.namespace}.`,
      )
    return [{ type: 'RequestMirror', requestMirror: { backendRef, ...shareOf(it) } }]
  })
}

function shareOf({ percentage }: Mirror): JsonMap {
  if (percentage === 100) return {}
  if (Number.isInteger(percentage)) return { percent: percentage }
  return { fraction: { numerator: Math.round(percentage * 10_000), denominator: 1_000_000 } }
}

function timeoutsOf(value: JsonMap, path: Path, tell: Tell): JsonMap {
  const timeout = textAt(value, 'timeout')
  if (timeout === undefined || parseDuration(timeout) === 0n) return {}
  const request = convertDuration(timeout)
  if (request === undefined) {
    tell('cannot', [...path, 'timeout'], 'The Gateway API has no times below a millisecond.')
    return {}
  }
  tell('carried', [...path, 'timeout'], `timeouts.request ${request}`)
  return { timeouts: { request } }
}

/** What Istio does where nothing is written (route/retry.DefaultPolicy). */
const usualRetries = { attempts: 2 }

/** Retries are in the experimental channel alone, and on which faults Istio retries is fixed there. */
function retryOf(value: JsonMap, path: Path, channel: string, tell: Tell): JsonMap {
  const retries = optionalMapAt(value, 'retries')
  if (!retries) return {}
  const at = [...path, 'retries']
  const isUsual =
    Object.keys(retries).length === 1 && integerAt(retries, 'attempts') === usualRetries.attempts
  if (isUsual && channel !== 'experimental') {
    tell('carried', at, 'Istio retries twice where nothing is written')
    return {}
  }
  if (channel !== 'experimental') {
    tell('cannot', at, 'Retries are in the experimental channel of the Gateway API. Keep the VirtualService.')
    return {}
  }
  tellOthers(retries, ['attempts', 'retryOn', 'backoff'], at, tell)
  const attempts = integerAt(retries, 'attempts') ?? 0
  const backoff = textAt(retries, 'backoff')
  const converted = backoff === undefined ? undefined : convertDuration(backoff)
  if (backoff !== undefined && converted === undefined)
    tell('cannot', [...at, 'backoff'], 'The Gateway API has no times below a millisecond.')
  if (attempts === 0) tell('carried', at, 'retry.attempts 0')
  else
    tell(
      'approximated',
      at,
      'Istio then retries on connect-failure, refused-stream, unavailable and cancelled, and on the codes listed in retry.codes.',
    )
  return { retry: { attempts, ...(converted !== undefined && { backoff: converted }) } }
}
