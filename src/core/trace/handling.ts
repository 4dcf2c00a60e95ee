import { type ClusterContext, isBuiltIn } from '../istio/routes/clusters.ts'
import { hashPolicyOf } from '../istio/routes/hash-policy.ts'
import {
  booleanAt,
  field,
  integerAt,
  type JsonMap,
  listAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../model/read-value.ts'
import { formatGoDuration, parseDuration } from '../syntax/duration.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'
import { type HeaderOperations, headerOperations, hostSetBy } from './header-operations.ts'
import type { Trace } from './trace.ts'

/** What a route does with a request besides sending it on, in the values that Envoy gets. */
export interface Handling {
  readonly timeout?: string
  /** Undefined for none. */
  readonly retries?: Retries
  readonly fault?: Fault
  readonly cors?: Cors
  readonly hashPolicy?: readonly string[]
  readonly requestHeaders?: HeaderOperations
  readonly responseHeaders?: HeaderOperations
  /** For each cluster of the trace, what is done for it alone. */
  readonly clusters: readonly ClusterHandling[]
}

export interface ClusterHandling {
  readonly hostRewrite?: string
  readonly requestHeaders?: HeaderOperations
  readonly responseHeaders?: HeaderOperations
}

export interface Retries {
  readonly attempts: number
  readonly on: string
  readonly statusCodes?: readonly number[]
  readonly perTryTimeout?: string
  readonly backoff?: string
  readonly ignorePreviousHosts: boolean
  readonly remoteLocalities?: true
}

export interface Fault {
  readonly delay?: string
  readonly delayPercent?: number
  readonly abortStatus?: number
  readonly abortGrpcStatus?: string
  readonly abortPercent?: number
}

export interface Cors {
  /** How many are allowed. */
  readonly origins: number
  /** Each with its operator in front: `exact https://shop.example.com`. */
  readonly allowOrigins: readonly string[]
  readonly allowMethods: string
  readonly allowHeaders: string
  readonly exposeHeaders?: string
  readonly maxAge?: string
  readonly allowCredentials?: boolean
}

/** What the route of a trace does on the way (core/route/route.go, translateRoute). */
export function handlingOf(context: Omit<ClusterContext, 'serverPort'>, trace: Trace): Handling {
  const { route, virtualHost, outcome } = trace
  if (!route) {
    const [only] = virtualHost && outcome === 'route' ? trace.clusters : []
    if (!only) return { clusters: [] }
    // What a sidecar sends past the mesh is not tried again.
    if (isBuiltIn(only)) return { timeout: '0s', clusters: [] }
    const hash = hashPolicyOf({ ...context, serverPort: only.port }, only.destination)
    return { timeout: '0s', retries: defaultRetries(hash), ...(hash && { hashPolicy: [hash] }), clusters: [] }
  }
  const { rule, serverPort } = route
  const { value } = rule
  const written = mapsAt(value, 'route')
  const only = written.length === 1 ? written[0] : undefined
  const owners = only ? [value, only] : [value]
  const [requestHeaders, responseHeaders] = [
    headerOperations('request', ...owners),
    headerOperations('response', ...owners),
  ]
  const headers = { ...(requestHeaders && { requestHeaders }), ...(responseHeaders && { responseHeaders }) }
  const fault = faultOf(value)
  const cors = optionalMapAt(value, 'corsPolicy')
  const filters = { ...headers, ...(fault && { fault }), ...(cors && { cors: corsOf(cors) }) }
  if (outcome !== 'route') return { ...filters, clusters: [] }
  const used = rule.destinations.filter((it, i) => only || (it.weight ?? 0) !== 0 || !written[i])
  const hashes = used.map(it => hashPolicyOf({ ...context, serverPort }, it))
  const hashPolicy = hashes.filter(it => it !== undefined)
  const retries = retriesOf(value, only ? hashes[0] : undefined)
  return {
    ...filters,
    timeout: durationAt(value, 'timeout') ?? '0s',
    ...(retries && { retries }),
    ...(hashPolicy.length > 0 && { hashPolicy }),
    clusters: only ? [] : written.filter(it => (integerAt(it, 'weight') ?? 0) !== 0).map(clusterHandling),
  }
}

function clusterHandling(destination: JsonMap): ClusterHandling {
  const hostRewrite = hostSetBy(destination)
  const requestHeaders = headerOperations('request', destination)
  const responseHeaders = headerOperations('response', destination)
  return {
    ...(hostRewrite && { hostRewrite }),
    ...(requestHeaders && { requestHeaders }),
    ...(responseHeaders && { responseHeaders }),
  }
}

export const defaultRetryOn = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes'

/** With a consistent hash the same Pod is tried again. */
function defaultRetries(hash: string | undefined): Retries {
  return { attempts: 2, on: defaultRetryOn, ignorePreviousHosts: hash === undefined }
}

/** The policy of a rule (core/route/retry/retry.go); undefined where it says that nothing is tried again, as one without attempts does. */
function retriesOf(rule: JsonMap, hash: string | undefined): Retries | undefined {
  const retries = optionalMapAt(rule, 'retries')
  if (!retries) return defaultRetries(hash)
  const attempts = integerAt(retries, 'attempts') ?? 0
  if (attempts <= 0) return undefined
  const perTryTimeout = durationAt(retries, 'perTryTimeout')
  const backoff = durationAt(retries, 'backoff')
  const ignores = field(retries, 'retryIgnorePreviousHosts')
  return {
    ...defaultRetries(hash),
    attempts,
    ...retryOn(textAt(retries, 'retryOn') ?? ''),
    ...(perTryTimeout && { perTryTimeout }),
    ...(backoff && { backoff }),
    ...(typeof ignores === 'boolean' && { ignorePreviousHosts: ignores }),
    ...(booleanAt(retries, 'retryRemoteLocalities') && { remoteLocalities: true as const }),
  }
}

/** Numbers among the conditions are status codes, which need a condition of their own. */
function retryOn(written: string): Partial<Pick<Retries, 'on' | 'statusCodes'>> {
  if (written === '') return {}
  const parts = written
    .split(',')
    .map(it => it.trim())
    .filter(it => it !== '')
  const statusCodes = parts.filter(isStatus).map(Number)
  const on = parts.filter(it => !isStatus(it)).join(',')
  if (statusCodes.length === 0) return { on }
  return { on: on.includes(byStatus) ? on : `${on},${byStatus}`, statusCodes }
}

const byStatus = 'retriable-status-codes'

function isStatus(text: string): boolean {
  return /^[1-5]\d\d$/.test(text)
}

function faultOf(rule: JsonMap): Fault | undefined {
  const fault = mapAt(rule, 'fault')
  const delay = optionalMapAt(fault, 'delay')
  const abort = optionalMapAt(fault, 'abort')
  const fixed = delay && durationAt(delay, 'fixedDelay')
  const abortStatus = abort && integerAt(abort, 'httpStatus')
  const abortGrpcStatus = abort && textAt(abort, 'grpcStatus')
  if (!fixed && abortStatus === undefined && !abortGrpcStatus) return undefined
  return {
    ...(fixed && { delay: fixed, delayPercent: percentAt(delay) ?? integerAt(delay, 'percent') ?? 0 }),
    ...(abortStatus !== undefined && { abortStatus }),
    ...(abortGrpcStatus && { abortGrpcStatus }),
    ...(abort && { abortPercent: percentAt(abort) ?? 0 }),
  }
}

function percentAt(fault: JsonMap): number | undefined {
  const percentage = field(fault, 'percentage')
  if (!isMap(percentage)) return undefined
  const value = field(percentage, 'value')
  return typeof value === 'number' ? value : 0
}

function corsOf(cors: JsonMap): Cors {
  const exposeHeaders = textsAt(cors, 'exposeHeaders').join(',')
  const maxAge = parseDuration(textAt(cors, 'maxAge') ?? '')
  const credentials = field(cors, 'allowCredentials')
  const origins = listAt(cors, 'allowOrigins')
  const allowed = origins.length > 0 ? origins : listAt(cors, 'allowOrigin')
  return {
    origins: allowed.length,
    allowOrigins: allowed.map(originWords),
    allowMethods: textsAt(cors, 'allowMethods').join(','),
    allowHeaders: textsAt(cors, 'allowHeaders').join(','),
    ...(exposeHeaders && { exposeHeaders }),
    ...(maxAge !== undefined && { maxAge: String(maxAge / 1_000_000_000n) }),
    ...(typeof credentials === 'boolean' && { allowCredentials: credentials }),
  }
}

function originWords(origin: Json): string {
  if (!isMap(origin)) return `exact ${String(origin)}`
  const operator = ['exact', 'prefix', 'regex'].find(it => textAt(origin, it) !== undefined) ?? 'exact'
  return `${operator} ${textAt(origin, operator) ?? ''}`
}

function durationAt(map: JsonMap, name: string): string | undefined {
  const value = parseDuration(textAt(map, name) ?? '')
  return value === undefined ? undefined : formatGoDuration(value)
}
