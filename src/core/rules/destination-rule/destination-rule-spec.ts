import type { Path } from '../../yaml/path.ts'

/** A DestinationRule's spec as the webhook reads it; absent texts are empty, absent numbers 0, durations in nanoseconds. */
export interface DestinationRuleSpec {
  readonly host: string
  readonly trafficPolicy?: TrafficPolicy
  readonly subsets: readonly Subset[]
  readonly exportTo: readonly string[]
  readonly workloadSelector?: { readonly matchLabels: { readonly [key: string]: string } }
}

export interface Subset {
  readonly name: string
  readonly labels: { readonly [key: string]: string }
  readonly trafficPolicy?: TrafficPolicy
}

/** What both a traffic policy and its settings for one port have. */
export interface PolicySettings {
  readonly outlierDetection?: OutlierDetection
  readonly connectionPool?: ConnectionPool
  readonly loadBalancer?: LoadBalancer
  readonly tls?: ClientTls
}

export interface TrafficPolicy extends PolicySettings {
  readonly portLevelSettings: readonly PortSettings[]
  readonly tunnel?: { readonly protocol: string; readonly targetHost: string; readonly targetPort: number }
  readonly proxyProtocol?: { readonly version: string }
  readonly retryBudget?: object
}

export interface PortSettings extends PolicySettings {
  readonly port?: { readonly number: number }
}

export interface OutlierDetection {
  readonly baseEjectionTime?: bigint
  readonly interval?: bigint
  readonly consecutiveErrors: number
  readonly consecutiveLocalOriginFailures?: number
  readonly splitExternalLocalOriginErrors: boolean
  readonly maxEjectionPercent: number
  readonly minHealthPercent: number
}

export interface ConnectionPool {
  readonly http?: HttpPool
  readonly tcp?: TcpPool
}

export interface HttpPool {
  readonly http1MaxPendingRequests: number
  readonly http2MaxRequests: number
  readonly maxRequestsPerConnection: number
  readonly maxRetries: number
  readonly maxConcurrentStreams: number
  readonly idleTimeout?: bigint
  readonly h2UpgradePolicy: string
  readonly useClientProtocol: boolean
  readonly http2KeepAlive?: { readonly interval?: bigint; readonly timeout?: bigint }
}

export interface TcpPool {
  readonly maxConnections: number
  readonly connectTimeout?: bigint
  readonly maxConnectionDuration?: bigint
  readonly idleTimeout?: bigint
  readonly tcpKeepalive?: { readonly time?: bigint; readonly interval?: bigint }
}

export interface LoadBalancer {
  readonly consistentHash?: ConsistentHash
  readonly localityLbSetting?: LocalitySetting
  readonly zoneAwareLbSetting?: Failing
  readonly warmup?: {
    readonly duration?: bigint
    readonly minimumPercent?: number
    readonly aggression?: number
  }
}

export interface ConsistentHash {
  readonly httpCookie?: {
    readonly name: string
    readonly attributes: readonly { readonly name: string }[]
  }
  readonly minimumRingSize: bigint
  readonly ringHash?: object
  readonly maglev?: { readonly tableSize: bigint }
}

export interface Failing {
  readonly failover: readonly { readonly from: string; readonly to: string }[]
  readonly failoverPriority: readonly string[]
}

export interface LocalitySetting extends Failing {
  readonly distribute: readonly {
    readonly from: string
    readonly to: { readonly [locality: string]: number }
  }[]
}

export interface ClientTls {
  readonly mode: string
  readonly clientCertificate: string
  readonly privateKey: string
  readonly caCertificates: string
  readonly caCrl: string
  readonly credentialName: string
  readonly subjectAltNames: readonly string[]
  readonly insecureSkipVerify?: boolean
}

/** A policy and where it stands. */
export interface PolicyPlace<T> {
  readonly policy: T
  readonly path: Path
  /** Whether Istio drops what it warns of here: within subsets and settings for one port. */
  readonly losesWarnings: boolean
}

/** The traffic policies of a DestinationRule: its own, and those of its subsets. */
export function trafficPolicies(spec: DestinationRuleSpec): PolicyPlace<TrafficPolicy>[] {
  const places = [
    { policy: spec.trafficPolicy, path: ['spec', 'trafficPolicy'], losesWarnings: false },
    ...spec.subsets.map((it, i) => ({
      policy: it.trafficPolicy,
      path: ['spec', 'subsets', i, 'trafficPolicy'],
      losesWarnings: true,
    })),
  ]
  return places.flatMap(it => (it.policy ? [{ ...it, policy: it.policy }] : []))
}

/** Whether a traffic policy says nothing. */
export function isEmptyPolicy(policy: TrafficPolicy): boolean {
  const { portLevelSettings, tunnel, proxyProtocol, retryBudget } = policy
  return hasNoSettings(policy) && portLevelSettings.length === 0 && !tunnel && !proxyProtocol && !retryBudget
}

/** Whether none of the settings is there that a port can have too. */
export function hasNoSettings({
  outlierDetection,
  connectionPool,
  loadBalancer,
  tls,
}: PolicySettings): boolean {
  return !outlierDetection && !connectionPool && !loadBalancer && !tls
}

/** The traffic policies Istio looks into: it stops at one that is empty, or that wants a tunnel and a proxy protocol at once. */
export function readPolicies(spec: DestinationRuleSpec): PolicyPlace<TrafficPolicy>[] {
  return trafficPolicies(spec).filter(
    ({ policy }) => !isEmptyPolicy(policy) && !(policy.tunnel && policy.proxyProtocol),
  )
}

/** The settings for single ports. */
export function portSettings(spec: DestinationRuleSpec): PolicyPlace<PortSettings>[] {
  return readPolicies(spec).flatMap(({ policy, path }) =>
    policy.portLevelSettings.map((it, i) => ({
      policy: it,
      path: [...path, 'portLevelSettings', i],
      losesWarnings: true,
    })),
  )
}

/** The settings of every traffic policy and of every port. */
export function policySettings(spec: DestinationRuleSpec): PolicyPlace<PolicySettings>[] {
  return [...readPolicies(spec), ...portSettings(spec)]
}
