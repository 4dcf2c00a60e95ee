import { memoByKinds } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import { integerAt, type JsonMap, mapAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Path } from '../../yaml/path.ts'
import { backendOf } from './backends.ts'
import { type Fault, joinFaults } from './fault.ts'
import { managedServices } from './gateways.ts'
import { backendFilters, ruleFilters } from './http-filters.ts'
import { istioMatch } from './http-matches.ts'
import { consultedKinds } from './kinds.ts'
import {
  type BackendRef,
  type Route,
  type RouteFilter,
  type RouteMatch,
  type RouteRule,
  readBackendRef,
  readRoute,
} from './read-route.ts'

/** A rule as one of a VirtualService, with the places in the route that it comes from. */
export interface RouteRuleOfIstio {
  readonly value: JsonMap
  readonly route: Route
  readonly path: Path
  readonly match: Path | undefined
  /** One for each entry of `route`. */
  readonly backends: readonly Path[]
  /** One for each entry of `mirrors`. */
  readonly mirrors: readonly Path[]
}

/** What becomes of the rules of a route for gateways, or for the mesh. */
export interface TranslatedRoute {
  /** None where a fault is a hard one: a route takes effect whole or not at all. */
  readonly rules: readonly RouteRuleOfIstio[]
  readonly fault: Fault | undefined
}

/** The rules of a route, translated once for gateways and once for the mesh (conversion.go, convertHTTPRoute and beside it). */
export function translateRoute(model: Model, route: Route, isMesh: boolean): TranslatedRoute {
  const services = managedServices(model)
  const cache = translated(model).get(services) ?? new WeakMap<object, Map<boolean, TranslatedRoute>>()
  translated(model).set(services, cache)
  const key = route.resource
  const known = cache.get(key) ?? new Map<boolean, TranslatedRoute>()
  cache.set(key, known)
  let found = known.get(isMesh)
  if (!found) {
    found = translate(model, readRoute(route.resource), isMesh)
    known.set(isMesh, found)
  }
  return found
}

const translated = memoByKinds(
  ['ReferenceGrant', ...consultedKinds],
  () => new WeakMap<ReadonlySet<string>, WeakMap<object, Map<boolean, TranslatedRoute>>>(),
)

function translate(model: Model, route: Route, isMesh: boolean): TranslatedRoute {
  const rules: RouteRuleOfIstio[] = []
  let fault: Fault | undefined
  for (const rule of route.rules) {
    const { action, isHard, ...found } = actionOf(model, route, rule, isMesh)
    if (isHard) return { rules: [], fault: found.fault }
    fault = found.fault ?? fault
    for (const match of rule.matches)
      rules.push({
        value: { ...action, ...matchFields(route, match) },
        route,
        path: rule.path,
        match: match?.path,
        backends: found.backends,
        mirrors: found.mirrors,
      })
  }
  return { rules, fault }
}

function matchFields({ kind }: Route, match: RouteMatch | undefined): JsonMap {
  const isHttp = kind === 'HTTPRoute' || kind === 'GRPCRoute'
  return isHttp && match ? { match: [istioMatch(kind, match.value)] } : {}
}

interface Action {
  readonly action: JsonMap
  readonly fault: Fault | undefined
  readonly isHard: boolean
  readonly backends: readonly Path[]
  readonly mirrors: readonly Path[]
}

function actionOf(model: Model, route: Route, rule: RouteRule, isMesh: boolean): Action {
  const isBytes = route.kind === 'TLSRoute' || route.kind === 'TCPRoute'
  if (isBytes) return bytesAction(model, route, rule, isMesh)
  const isGrpc = route.kind === 'GRPCRoute'
  const filtered = ruleFilters(rule.filters, isGrpc)
  const mirrored = mirrorsOf(model, route, rule.filters, isMesh)
  if (isGrpc && mirrored.first) {
    // A hard fault here: the first of all in the order of the filters.
    const before = ruleFilters(rule.filters.slice(0, mirrored.first.at), isGrpc)
    return refused(before.fault ?? mirrored.first.fault)
  }
  if (filtered.fault) return refused(filtered.fault)
  const fields = {
    name: rule.name ?? `${route.resource.namespace}.${route.resource.name}.${rule.index}`,
    ...filtered.fields,
    ...(mirrored.list.length > 0 && { mirrors: mirrored.list }),
    ...retries(rule),
  }
  const common = { isHard: false, mirrors: mirrored.paths }
  if (weightOf(rule) === 0 && !('redirect' in filtered.fields))
    return {
      ...common,
      action: { ...fields, directResponse: { status: 500 } },
      fault: mirrored.fault,
      backends: [],
    }
  const sent = destinationsOf(model, route, rule, isMesh)
  if (sent.isHard) return refused(sent.fault)
  return {
    ...common,
    action: { ...fields, ...(sent.list.length > 0 && { route: sent.list }) },
    fault: joinFaults(sent.fault, mirrored.fault),
    backends: sent.paths,
  }
}

/** Without any weight there is nowhere to send bytes; Istio names a cluster that does not exist, and asks for no server name. */
function bytesAction(model: Model, route: Route, rule: RouteRule, isMesh: boolean): Action {
  if (weightOf(rule) === 0) {
    const destination = { host: 'internal.cluster.local', subset: 'zero-weight', port: { number: 65535 } }
    return {
      action: { route: [{ destination }] },
      fault: undefined,
      isHard: false,
      backends: [rule.path],
      mirrors: [],
    }
  }
  const { list, fault, isHard, paths } = destinationsOf(model, route, rule, isMesh)
  if (isHard) return refused(fault)
  const match: JsonMap = route.kind === 'TLSRoute' ? { match: [{ sniHosts: [...route.hostnames] }] } : {}
  return { action: { ...match, route: list }, fault, isHard: false, backends: paths, mirrors: [] }
}

function refused(fault: Fault | undefined): Action {
  return { action: {}, fault, isHard: true, backends: [], mirrors: [] }
}

function weightOf({ backendRefs }: RouteRule): number {
  return backendRefs.reduce((sum, it) => sum + it.weight, 0)
}

/** The destinations with a weight. Of several soft faults the last is reported. */
function destinationsOf(model: Model, route: Route, rule: RouteRule, isMesh: boolean) {
  const used = rule.backendRefs.filter(it => it.weight !== 0)
  const list: JsonMap[] = []
  let fault: Fault | undefined
  for (const ref of used) {
    const backend = backendOf(model, route, ref, isMesh)
    if (!backend.destination) return { list, fault: backend.fault, isHard: true, paths: [] }
    fault = backend.fault ?? fault
    const filtered = backendFilters(ref.filters)
    if (filtered.fault) return { list, fault: filtered.fault, isHard: true, paths: [] }
    const weight: JsonMap = used.length === 1 ? {} : { weight: ref.weight }
    list.push({ destination: backend.destination, ...weight, ...filtered.fields })
  }
  return { list, fault, isHard: false, paths: used.map(it => it.path) }
}

/** Mirrors whose backend is at fault are left out; the last of the faults is reported. */
function mirrorsOf(model: Model, route: Route, filters: readonly RouteFilter[], isMesh: boolean) {
  const list: JsonMap[] = []
  const paths: Path[] = []
  let fault: Fault | undefined
  let first: { readonly fault: Fault; readonly at: number } | undefined
  for (const [at, { type, value, path }] of filters.entries()) {
    const mirror = type === 'RequestMirror' ? optionalMapAt(value, 'requestMirror') : undefined
    if (!mirror) continue
    const ref: BackendRef = readBackendRef(mapAt(mirror, 'backendRef'), [
      ...path,
      'requestMirror',
      'backendRef',
    ])
    const backend = backendOf(model, route, ref, isMesh)
    if (backend.fault) {
      fault = backend.fault
      first ??= { fault, at }
    }
    if (backend.fault || !backend.destination) continue
    list.push({ destination: backend.destination, ...percentage(mirror) })
    paths.push(ref.path)
  }
  return { list, paths, fault, first }
}

function percentage(mirror: JsonMap): JsonMap {
  const fraction = optionalMapAt(mirror, 'fraction')
  const percent = integerAt(mirror, 'percent')
  if (fraction) {
    const value = (100 * (integerAt(fraction, 'numerator') ?? 0)) / (integerAt(fraction, 'denominator') || 1)
    return { percentage: { value } }
  }
  return percent === undefined ? {} : { percentage: { value: percent } }
}

/** Timeouts and retries: the time of one try stands for all of them where nothing is said of retries. */
function retries({ value }: RouteRule): JsonMap {
  const timeouts = mapAt(value, 'timeouts')
  const request = durationAt(timeouts, 'request')
  const perTry = durationAt(timeouts, 'backendRequest')
  const retry = optionalMapAt(value, 'retry')
  if (!retry) {
    const timeout = perTry ?? request
    return timeout === undefined ? {} : { timeout }
  }
  const attempts = integerAt(retry, 'attempts') ?? 2
  const codes = Array.isArray(retry.codes) ? retry.codes.map(String) : []
  const retryOn = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', ...codes].join(',')
  const backoff = textAt(retry, 'backoff')
  return {
    ...(request !== undefined && { timeout: request }),
    retries: {
      attempts,
      ...(attempts !== 0 && { retryOn }),
      ...(perTry !== undefined && { perTryTimeout: perTry }),
      ...(backoff !== undefined && { backoff }),
    },
  }
}

/** A duration as written; none of nothing. */
function durationAt(timeouts: JsonMap, name: string): string | undefined {
  const text = textAt(timeouts, name)
  return text === undefined || /^(0+(h|m|s|ms))*$/.test(text) ? undefined : text
}
