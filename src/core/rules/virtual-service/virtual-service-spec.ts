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
