import type { Model } from '../model/model.ts'
import { has, integerAt, type JsonMap, mapAt, optionalMapAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import type { Mirror, Rule } from '../model/virtual-services.ts'
import { parseDuration } from '../syntax/duration.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { type BackendService, convertBackend } from './backends.ts'
import { type Tell, tellOthers } from './carried.ts'
import { convertDuration, corsFilter, headerFilters, redirectFilter, rewriteFilter } from './filters.ts'
import { convertMatch } from './matches.ts'

/** What a rule is converted for. */
export interface RuleContext {
  readonly model: Model
  readonly virtualService: Resource
  /** Where the gateway runs. */
  readonly viewer: string
  /** The listeners that the rule is for. */
  readonly listeners: readonly { readonly port: number; readonly protocol: string }[]
  readonly tell: Tell
}

/** A rule of an HTTPRoute, and the match of the VirtualService that each of its matches is of. */
export interface ConvertedRule {
  readonly value: { readonly [key: string]: Json }
  readonly matches: readonly (JsonMap | undefined)[]
}

export interface ConvertedRules {
  readonly rules: readonly ConvertedRule[]
  /** The Services that they send to. */
  readonly services: readonly BackendService[]
}

const known = [
  'name',
  'match',
  'route',
  'redirect',
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
  directResponse:
    'The Gateway API has no direct response. Keep the VirtualService, or answer from a Service.',
  delegate: 'Write the rules of the delegate here, or convert them as an HTTPRoute of their own.',
}

/** A rule of a VirtualService's `http` as rules of an HTTPRoute: one, or where the path is rewritten one for each match. */
export function convertHttpRule(rule: Rule, context: RuleContext): ConvertedRules {
  const { tell } = context
  const { value, path } = rule
  tellOthers(value, known, path, tell, instead)
  const matches = rule.matches.map(it => ({ made: convertMatch(it.value, it.path, tell), of: it.value }))
  const name = textAt(value, 'name')
  const isName = name !== undefined && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 253
  if (name !== undefined && !isName)
    tell('approximated', [...path, 'name'], 'The name of a rule is a DNS name; the rule goes without.')

  const services: BackendService[] = []
  const filters = [
    ...headerFilters(mapAt(value, 'headers'), [...path, 'headers'], tell),
    ...mirrorFilters(rule, context, services),
  ]
  const cors = optionalMapAt(value, 'corsPolicy')
  if (cors) filters.push(...corsFilter(cors, [...path, 'corsPolicy'], tell))
  if (rule.redirect) filters.push(...redirectOf(rule.redirect, [...path, 'redirect'], context))
  const backendRefs = rule.redirect ? [] : backendsOf(rule, context, services)
  const rest = {
    ...(backendRefs.length > 0 && { backendRefs }),
    ...timeoutsOf(value, path, tell),
    ...retryOf(value, path, context),
  }

  const rewrite = optionalMapAt(value, 'rewrite')
  const ruleOf = (some: typeof matches, withName: boolean): ConvertedRule => {
    const rewritten = rewrite ? rewriteFilter(rewrite, prefixOf(some[0]?.of), [...path, 'rewrite'], tell) : []
    const all = [...filters, ...rewritten]
    return {
      value: {
        ...(withName && { name: name ?? '' }),
        ...(some.length > 0 && { matches: some.map(it => it.made) }),
        ...(all.length > 0 && { filters: all }),
        ...rest,
      },
      matches: some.length > 0 ? some.map(it => it.of) : [undefined],
    }
  }
  const isSplit = rewrite !== undefined && has(rewrite, 'uri') && matches.length > 1
  const rules = isSplit ? matches.map(it => ruleOf([it], false)) : [ruleOf(matches, isName)]
  return { rules, services }
}

/** The prefix that a match is by; undefined for a path matched as a whole. */
function prefixOf(match: JsonMap | undefined): string | undefined {
  const uri = match && optionalMapAt(match, 'uri')
  if (!uri) return '/'
  return textAt(uri, 'prefix')
}

/** Without a port and a scheme the listener's own port is written into the location (conversion.go, createRedirectFilter). */
function redirectOf(redirect: JsonMap, path: Path, { listeners, tell }: RuleContext): Json[] {
  const standard: Readonly<Record<string, number>> = { HTTP: 80, HTTPS: 443 }
  const other = listeners.find(it => standard[it.protocol] !== it.port)
  if (other && !integerAt(redirect, 'port') && !textAt(redirect, 'scheme'))
    tell(
      'cannot',
      path,
      `On listener port ${other.port} the redirect would name that port. Write scheme or port.`,
    )
  return redirectFilter(redirect, path, tell)
}

function backendsOf(
  { destinations, path, value }: Rule,
  { model, virtualService, viewer, tell }: RuleContext,
  services: BackendService[],
): Json[] {
  if (destinations.length > 16) tell('cannot', [...path, 'route'], 'A rule has at most 16 backendRefs.')
  const routes = Array.isArray(value.route) ? (value.route as JsonMap[]) : []
  return destinations.flatMap((it, i): Json[] => {
    const at = [...path, 'route', i]
    const backend = convertBackend(model, virtualService, it, viewer, tell)
    if (!backend) return []
    if (backend.service) services.push(backend.service)
    const route = routes[i] ?? {}
    tellOthers(route, ['destination', 'weight', 'headers'], at, tell)
    const filters = headerFilters(mapAt(route, 'headers'), [...at, 'headers'], tell)
    return [
      {
        ...backend.ref,
        ...(destinations.length > 1 && { weight: it.weight ?? 0 }),
        ...(filters.length > 0 && { filters }),
      },
    ]
  })
}

function mirrorFilters(
  rule: Rule,
  { model, virtualService, viewer, tell }: RuleContext,
  services: BackendService[],
): Json[] {
  return rule.mirrors.flatMap((it): Json[] => {
    const backend = convertBackend(model, virtualService, it, viewer, tell)
    if (!backend) return []
    if (backend.service) services.push(backend.service)
    return [{ type: 'RequestMirror', requestMirror: { backendRef: backend.ref, ...shareOf(it) } }]
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

/** Retries are in the experimental channel alone, and on which faults Istio retries is fixed there. */
function retryOf(value: JsonMap, path: Path, { virtualService, tell }: RuleContext): JsonMap {
  const retries = optionalMapAt(value, 'retries')
  if (!retries) return {}
  const at = [...path, 'retries']
  if (virtualService.channel !== 'experimental') {
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
