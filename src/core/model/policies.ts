import { selects } from './gateways.ts'
import { memoByKinds, memoByValue } from './memo.ts'
import { effective } from './model.ts'
import { type Labels, labelsAt, mapAt, mapsAt, optionalMapAt, textAt } from './read-value.ts'
import type { Resource } from './resource.ts'

/** The kinds that say something of proxies beside the routes: what they let through, what they accept, what they add. */
export const policyKinds = [
  'AuthorizationPolicy',
  'PeerAuthentication',
  'RequestAuthentication',
  'EnvoyFilter',
  'Sidecar',
  'WasmPlugin',
  'TrafficExtension',
  'Telemetry',
  'ProxyConfig',
] as const

export type PolicyKind = (typeof policyKinds)[number]

/** A resource of one of these kinds, and what it says it is for. */
export interface Policy {
  readonly resource: Resource
  readonly kind: PolicyKind
  /** Of Istio's root namespace: without a selector it is for all others too. */
  readonly isRoot: boolean
  /** Undefined for all workloads; one without labels is none. */
  readonly selector: Labels | undefined
  /** Objects it is attached to instead; they lie in its own namespace. */
  readonly targets: readonly PolicyTarget[]
}

export interface PolicyTarget {
  readonly group: string
  readonly kind: string
  readonly name: string
}

/** What a proxy belongs to. */
export interface Workload {
  readonly namespace: string
  readonly labels: Labels
}

/** All policies of the files that are in effect, kind by kind. */
export const policiesOf = memoByKinds([...policyKinds], (model): readonly Policy[] =>
  policyKinds.flatMap(kind =>
    effective(model, kind).map(it => ({
      ...readPolicy[kind](it),
      isRoot: it.namespace === model.settings.rootNamespace,
    })),
  ),
)

/**
 * Whether a policy is for the proxy of a workload (pilot's `PolicyMatcher` and its users). One that is attached to an
 * object is for the proxies of a Kubernetes Gateway of that name alone.
 */
export function isForWorkload(policy: Policy, workload: Workload): boolean {
  const { resource, selector, targets, kind, isRoot } = policy
  const isOwn = resource.namespace === workload.namespace
  if (targets.length > 0)
    return isOwn && targets.some(it => it.kind === 'Gateway' && workload.labels.get(gatewayName) === it.name)
  if (!isRoot) return isOwn && selects(selector, workload.labels)
  if (!selector) return true
  // The oldest of the root namespace is the mesh's own; with a selector it is none of these (ComposePeerAuthentication).
  if (kind === 'PeerAuthentication') return false
  return (isOwn || !ownSelectorsOnly.has(kind)) && selects(selector, workload.labels)
}

/** Whether a policy is attached to a Service or ServiceEntry by its name. */
export function isAttachedTo({ resource, targets }: Policy, to: Resource): boolean {
  return (
    resource.namespace === to.namespace &&
    targets.some(it => it.kind === to.kind && it.name === to.name && it.group !== gatewayGroup)
  )
}

/** With a selector, these count in their own namespace only, that of the root included. */
const ownSelectorsOnly: ReadonlySet<PolicyKind> = new Set(['Sidecar', 'Telemetry', 'ProxyConfig'])

const gatewayName = 'gateway.networking.k8s.io/gateway-name'
const gatewayGroup = 'gateway.networking.k8s.io'

const readPolicy = Object.fromEntries(
  policyKinds.map(kind => [kind, memoByValue((it: Resource) => read(it, kind))]),
) as Readonly<Record<PolicyKind, (resource: Resource) => Omit<Policy, 'isRoot'>>>

function read(resource: Resource, kind: PolicyKind): Omit<Policy, 'isRoot'> {
  const { spec } = resource
  const selector =
    labelsAt(mapAt(spec, 'selector'), 'matchLabels') ?? labelsAt(mapAt(spec, 'workloadSelector'), 'labels')
  const single = optionalMapAt(spec, 'targetRef')
  return {
    resource,
    kind,
    selector: selector && selector.size > 0 ? selector : undefined,
    targets: [...mapsAt(spec, 'targetRefs'), ...(single ? [single] : [])].map(it => ({
      group: textAt(it, 'group') ?? '',
      kind: textAt(it, 'kind') ?? '',
      name: textAt(it, 'name') ?? '',
    })),
  }
}
