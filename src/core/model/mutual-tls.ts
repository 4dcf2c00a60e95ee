import { byAge } from './age.ts'
import { isForWorkload, type Policy, type Workload } from './policies.ts'
import { enumAt, mapAt, mutualTlsModes, optionalMapAt } from './read-value.ts'

/** Which PeerAuthentication decides what a workload accepts, and what that is. */
export interface MutualTls {
  readonly policy: Policy
  /** `STRICT`, `PERMISSIVE`, `DISABLE`, or as written. */
  readonly mode: string
  /** Whether single ports are said to differ. */
  readonly byPort: boolean
}

/**
 * What a workload accepts: the oldest policy with a selector that fits, else that of its namespace, else that of the
 * mesh; one that is UNSET leaves it to the next (pilot/pkg/security/authn, ComposePeerAuthentication). Undefined where
 * none decides, which is PERMISSIVE.
 */
export function mutualTlsOf(policies: readonly Policy[], workload: Workload): MutualTls | undefined {
  const fitting = policies
    .filter(it => it.kind === 'PeerAuthentication' && isForWorkload(it, workload))
    .toSorted((a, b) => byAge(a.resource, b.resource))
  const nearest = [
    fitting.find(it => it.selector !== undefined),
    fitting.find(it => it.selector === undefined && !it.isRoot),
    fitting.find(it => it.selector === undefined && it.isRoot),
  ].filter(it => it !== undefined)
  const deciding = nearest.find(it => modeOf(it) !== 'UNSET')
  const [first] = nearest
  const byPort =
    first?.selector !== undefined && optionalMapAt(first.resource.spec, 'portLevelMtls') !== undefined
  if (byPort) return { policy: first, mode: deciding ? modeOf(deciding) : 'PERMISSIVE', byPort }
  return deciding && { policy: deciding, mode: modeOf(deciding), byPort }
}

function modeOf({ resource }: Policy): string {
  return enumAt(mapAt(resource.spec, 'mtls'), 'mode', mutualTlsModes) ?? 'UNSET'
}
