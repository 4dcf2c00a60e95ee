import { rememberLast } from '../../data/remember-last.ts'
import type { Path } from '../../yaml/path.ts'
import type {
  DestinationRuleSpec,
  PolicySettings,
  PortSettings,
  TrafficPolicy,
} from './destination-rule-spec.ts'

/** A policy and where it stands. */
export interface PolicyPlace<T> {
  readonly policy: T
  readonly path: Path
  /** Whether Istio drops what it warns of here: within subsets and settings for one port. */
  readonly losesWarnings: boolean
}

/** The traffic policies of a DestinationRule: its own, and those of its subsets. */
export const trafficPolicies = rememberLast((spec: DestinationRuleSpec): PolicyPlace<TrafficPolicy>[] => {
  const places = [
    { policy: spec.trafficPolicy, path: ['spec', 'trafficPolicy'], losesWarnings: false },
    ...spec.subsets.map((it, i) => ({
      policy: it.trafficPolicy,
      path: ['spec', 'subsets', i, 'trafficPolicy'],
      losesWarnings: true,
    })),
  ]
  return places.flatMap(it => (it.policy ? [{ ...it, policy: it.policy }] : []))
})

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
export const readPolicies = rememberLast((spec: DestinationRuleSpec): PolicyPlace<TrafficPolicy>[] => {
  return trafficPolicies(spec).filter(
    ({ policy }) => !isEmptyPolicy(policy) && !(policy.tunnel && policy.proxyProtocol),
  )
})

/** The settings for single ports. */
export const portSettings = rememberLast((spec: DestinationRuleSpec): PolicyPlace<PortSettings>[] => {
  return readPolicies(spec).flatMap(({ policy, path }) =>
    policy.portLevelSettings.map((it, i) => ({
      policy: it,
      path: [...path, 'portLevelSettings', i],
      losesWarnings: true,
    })),
  )
})

/** The settings of every traffic policy and of every port. */
export const policySettings = rememberLast((spec: DestinationRuleSpec): PolicyPlace<PolicySettings>[] => {
  return [...readPolicies(spec), ...portSettings(spec)]
})
