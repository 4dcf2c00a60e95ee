import type { Path } from '../../yaml/path.ts'
import { inboundListeners } from '../checks/inbound-listeners.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookObject, type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import type {
  ClientTls,
  ConnectionPool,
  DestinationRuleSpec,
  HttpPool,
  LoadBalancer,
  OutlierDetection,
  PolicySettings,
  TcpPool,
  TrafficPolicy,
} from './destination-rule-spec.ts'
import { policySettings, readPolicies } from './policies.ts'

export type DestinationRuleObject = WebhookObject<DestinationRuleSpec>

type Page = Omit<WebhookRule<DestinationRuleSpec>, 'kinds' | 'check'>
type Check<T> = (value: T, path: Path, report: Report, object: DestinationRuleObject) => void

/** A webhook rule about a DestinationRule as a whole. */
export function destinationRuleRule(rule: Omit<WebhookRule<DestinationRuleSpec>, 'kinds'>) {
  return webhookRule({ ...rule, kinds: ['DestinationRule'] })
}

/** A webhook rule about each traffic policy. */
export function policyRule(rule: Page & { check: Check<TrafficPolicy> }) {
  return destinationRuleRule({
    ...rule,
    check(object, report) {
      for (const { policy, path } of readPolicies(object.spec)) rule.check(policy, path, report, object)
    },
  })
}

/** A webhook rule about the settings of each traffic policy and of each port. */
export function settingsRule(rule: Page & { check: Check<PolicySettings> }) {
  return destinationRuleRule({
    ...rule,
    check(object, report) {
      for (const { policy, path, losesWarnings } of policySettings(object.spec)) {
        const isLost = losesWarnings && rule.severity === 'warning'
        rule.check(policy, path, it => report(isLost ? { ...it, lost: true } : it), object)
      }
    },
  })
}

/** A webhook rule about outlier detection, wherever it stands. */
export function outlierRule(rule: Page & { check: Check<OutlierDetection> }) {
  return partRule(rule, 'outlierDetection', it => it.outlierDetection)
}

/** A webhook rule about each connection pool: of DestinationRules and of Sidecars. */
export function poolRule(rule: PoolPage & { check: PoolCheck<ConnectionPool> }) {
  return webhookRule<DestinationRuleSpec | PooledSpec>({
    onlyWith: ['connectionPool', 'inboundConnectionPool'],
    ...rule,
    kinds: ['DestinationRule', 'Sidecar'],
    check({ spec }, report) {
      for (const { pool, path } of poolsOf(spec)) rule.check(pool, path, report)
    },
  })
}

/** A webhook rule about the HTTP part of a connection pool. */
export function httpPoolRule(rule: PoolPage & { check: PoolCheck<HttpPool> }) {
  return poolRule({
    ...rule,
    check({ http }, path, report) {
      if (http) rule.check(http, [...path, 'http'], report)
    },
  })
}

/** A webhook rule about the TCP part of a connection pool. */
export function tcpPoolRule(rule: PoolPage & { check: PoolCheck<TcpPool> }) {
  return poolRule({
    ...rule,
    check({ tcp }, path, report) {
      if (tcp) rule.check(tcp, [...path, 'tcp'], report)
    },
  })
}

type PoolPage = Omit<WebhookRule<DestinationRuleSpec | PooledSpec>, 'kinds' | 'check'>
type PoolCheck<T> = (value: T, path: Path, report: Report) => void

/** A Sidecar's spec as far as it has connection pools. */
interface PooledSpec {
  readonly ingress: readonly { readonly port?: object; readonly connectionPool?: ConnectionPool }[]
  readonly inboundConnectionPool?: ConnectionPool
}

function poolsOf(spec: DestinationRuleSpec | PooledSpec): { pool: ConnectionPool; path: Path }[] {
  if (!('ingress' in spec))
    return policySettings(spec).flatMap(({ policy, path }) =>
      policy.connectionPool ? [{ pool: policy.connectionPool, path: [...path, 'connectionPool'] }] : [],
    )
  const listeners = inboundListeners(spec.ingress).flatMap(({ listener: { connectionPool }, path }) =>
    connectionPool ? [{ pool: connectionPool, path: [...path, 'connectionPool'] }] : [],
  )
  const pool = spec.inboundConnectionPool
  return pool ? [...listeners, { pool, path: ['spec', 'inboundConnectionPool'] }] : listeners
}

/** A webhook rule about load balancing, wherever it is set. */
export function loadBalancerRule(rule: Page & { check: Check<LoadBalancer> }) {
  return partRule(rule, 'loadBalancer', it => it.loadBalancer)
}

/** A webhook rule about TLS towards the service, wherever it is set. */
export function clientTlsRule(rule: Page & { check: Check<ClientTls> }) {
  return partRule(rule, 'tls', it => it.tls)
}

function partRule<T>(
  rule: Page & { check: Check<T> },
  part: string,
  partOf: (it: PolicySettings) => T | undefined,
) {
  return settingsRule({
    onlyWith: [part],
    ...rule,
    check(settings, path, report, object) {
      const value = partOf(settings)
      if (value !== undefined) rule.check(value, [...path, part], report, object)
    },
  })
}
