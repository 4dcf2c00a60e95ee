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
