import type { Path } from '../../yaml/path.ts'

/** A VirtualService's spec as the webhook reads it; absent texts are empty, absent numbers 0, durations in nanoseconds. */
export interface VirtualServiceSpec {
  readonly hosts: readonly string[]
  readonly gateways: readonly string[]
  readonly http: readonly HttpRoute[]
  readonly tls: readonly TlsRoute[]
  readonly tcp: readonly TcpRoute[]
  readonly exportTo: readonly string[]
}

export interface HttpRoute {
  readonly name: string
  readonly match: readonly HttpMatch[]
  readonly route: readonly RouteDestination[]
  readonly redirect?: HttpRedirect
  readonly directResponse?: {
    readonly status: number
    /** Bytes are given by their number. */
    readonly body?: { readonly string?: string; readonly bytes?: number }
  }
  readonly delegate?: object
  readonly rewrite?: HttpRewrite
  readonly timeout?: bigint
  readonly retries?: HttpRetry
  readonly fault?: { readonly abort?: FaultAbort; readonly delay?: FaultDelay }
  readonly mirror?: Destination
  readonly mirrors: readonly { readonly destination?: Destination; readonly percentage?: Percent }[]
  readonly mirrorPercent?: number
  readonly mirrorPercentage?: Percent
  readonly corsPolicy?: CorsPolicy
  readonly headers?: Headers
}

export interface HttpMatch {
  readonly uri?: StringMatch
  readonly scheme?: StringMatch
  readonly method?: StringMatch
  readonly authority?: StringMatch
  readonly headers: StringMatches
  readonly withoutHeaders: StringMatches
  readonly queryParams: StringMatches
  readonly port: number
  readonly sourceLabels: { readonly [key: string]: string }
  readonly sourceNamespace: string
  readonly gateways: readonly string[]
}

/** At most one member is there; which one it is matters even when it is empty. */
export interface StringMatch {
  readonly exact?: string
  readonly prefix?: string
  readonly regex?: string
}

export type StringMatches = { readonly [key: string]: StringMatch }

export interface RouteDestination {
  readonly destination?: Destination
  readonly weight: number
  readonly headers?: Headers
}

export interface Destination {
  readonly host: string
  readonly subset: string
  readonly port?: { readonly number: number }
}

export interface Headers {
  readonly request?: HeaderOperations
  readonly response?: HeaderOperations
}

export interface HeaderOperations {
  readonly set: { readonly [name: string]: string }
  readonly add: { readonly [name: string]: string }
  readonly remove: readonly string[]
}

export interface HttpRedirect {
  readonly uri: string
  readonly prefixRewrite: string
  readonly authority: string
  readonly scheme: string
  readonly port?: number
  readonly derivePort?: string
  readonly redirectCode: number
}

export interface HttpRewrite {
  readonly uri: string
  readonly authority: string
  readonly uriRegexRewrite?: { readonly match: string; readonly rewrite: string }
}

export interface HttpRetry {
  readonly attempts: number
  readonly perTryTimeout?: bigint
  readonly retryOn: string
  readonly retryRemoteLocalities?: boolean
  readonly backoff?: bigint
}

export interface FaultAbort {
  readonly percentage?: Percent
  readonly httpStatus?: number
  readonly grpcStatus?: string
  readonly http2Error?: string
}

export interface FaultDelay {
  readonly percentage?: Percent
  readonly fixedDelay?: bigint
  readonly exponentialDelay?: bigint
}

export interface Percent {
  readonly value: number
}

export interface CorsPolicy {
  readonly allowOrigins: readonly StringMatch[]
  readonly allowMethods: readonly string[]
  readonly allowHeaders: readonly string[]
  readonly exposeHeaders: readonly string[]
  readonly maxAge?: bigint
}

export interface TlsRoute {
  readonly match: readonly TlsMatch[]
  readonly route: readonly RouteDestination[]
}

export interface TcpRoute {
  readonly match: readonly L4Match[]
  readonly route: readonly RouteDestination[]
}

export interface L4Match {
  readonly destinationSubnets: readonly string[]
  readonly port: number
  readonly sourceLabels: { readonly [key: string]: string }
  readonly gateways: readonly string[]
}

export interface TlsMatch extends L4Match {
  readonly sniHosts: readonly string[]
}

/** A piece of a spec, and its path from the object's root. */
export interface Placed<T> {
  readonly value: T
  readonly path: Path
}

/** The items of a list with their paths. */
export function placedItems<T>(items: readonly T[], list: Path): Placed<T>[] {
  return items.map((value, i) => ({ value, path: [...list, i] }))
}

/** The HTTP routes with their paths. */
export function httpRoutes(spec: VirtualServiceSpec): Placed<HttpRoute>[] {
  return placedItems(spec.http, ['spec', 'http'])
}

/** The matches of all HTTP routes. */
export function httpMatches(spec: VirtualServiceSpec): Placed<HttpMatch>[] {
  return httpRoutes(spec).flatMap(({ value, path }) => placedItems(value.match, [...path, 'match']))
}

/** The matches of all TLS routes. */
export function tlsMatches(spec: VirtualServiceSpec): Placed<TlsMatch>[] {
  return spec.tls.flatMap((it, i) => placedItems(it.match, ['spec', 'tls', i, 'match']))
}

/** The matches of all TLS and TCP routes. */
export function l4Matches(spec: VirtualServiceSpec): Placed<L4Match>[] {
  return [
    ...tlsMatches(spec),
    ...spec.tcp.flatMap((it, i) => placedItems(it.match, ['spec', 'tcp', i, 'match'])),
  ]
}

/** The list of destinations of each route, whatever the protocol. */
export function routeLists(spec: VirtualServiceSpec): Placed<readonly RouteDestination[]>[] {
  return (['http', 'tls', 'tcp'] as const).flatMap(protocol =>
    spec[protocol].map((it, i) => ({ value: it.route, path: ['spec', protocol, i, 'route'] })),
  )
}

/** Every destination there is: of routes and of mirrors. */
export function destinations(spec: VirtualServiceSpec): Placed<Destination>[] {
  const holders = [
    ...routeLists(spec).flatMap(({ value, path }) => placedItems(value, path)),
    ...httpRoutes(spec).flatMap(({ value, path }) => placedItems(value.mirrors, [...path, 'mirrors'])),
  ]
  return [
    ...holders.flatMap(({ value, path }) => present(value.destination, [...path, 'destination'])),
    ...httpRoutes(spec).flatMap(({ value, path }) => present(value.mirror, [...path, 'mirror'])),
  ]
}

/** The header operations of routes and of their destinations. */
export function headerOperations(spec: VirtualServiceSpec): Placed<Headers>[] {
  return httpRoutes(spec).flatMap(({ value, path }) =>
    [{ value, path }, ...placedItems(value.route, [...path, 'route'])].flatMap(it =>
      present(it.value.headers, [...it.path, 'headers']),
    ),
  )
}

function present<T>(value: T | undefined, path: Path): Placed<T>[] {
  return value === undefined ? [] : [{ value, path }]
}
