import { isFqdn } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isUnixAddress } from '../../syntax/hosts/unix-path.ts'
import type { FindingFix } from '../define-rule.ts'
import { fixOf, remove, removeItems, set } from './fixes.ts'

/** A fix that writes the resolution of a ServiceEntry. */
export function setResolution(resolution: string): FindingFix {
  return fixOf(`Set the resolution to ${resolution}`, set(['spec', 'resolution'], resolution))
}

/**
 * The resolution that endpoints with these addresses are made for: STATIC for IP addresses and sockets, DNS for names.
 * Undefined where there are none, or where neither takes them all.
 */
export function endpointResolution(addresses: readonly string[]): 'STATIC' | 'DNS' | undefined {
  if (addresses.length === 0) return undefined
  if (addresses.every(it => isIpAddress(it) || isUnixAddress(it))) return 'STATIC'
  return addresses.every(it => isIpAddress(it) || isFqdn(it)) ? 'DNS' : undefined
}

/** The ways out where ranges stand beside a resolution by DNS: a resolution that takes them, or no ranges. */
export function rangeFixes(
  addresses: readonly unknown[],
  endpoints: readonly string[],
): { fix: FindingFix; otherFixes?: readonly FindingFix[] } {
  const ranges = addresses.flatMap((it, i) => (typeof it === 'string' && it.includes('/') ? [i] : []))
  const removeRanges = fixOf(
    ranges.length === 1 ? 'Remove the range' : 'Remove the ranges',
    ...(ranges.length === addresses.length
      ? [remove(['spec', 'addresses'])]
      : removeItems(['spec', 'addresses'], ranges)),
  )
  const fitting = endpoints.length === 0 ? 'NONE' : endpointResolution(endpoints)
  if (fitting === undefined || fitting === 'DNS') return { fix: removeRanges }
  return { fix: setResolution(fitting), otherFixes: [removeRanges] }
}
