import type { Listener } from './read-listeners.ts'

export type ConflictReason = 'HostnameConflict' | 'ProtocolConflict'

export interface Conflict {
  readonly reason: ConflictReason
  /** The listener that was there first. */
  readonly holder: Listener
}

/**
 * The listeners that lose to an earlier one on their port (gatewaycommon/listener_conflict.go). One that has lost holds nothing
 * against those after it.
 */
export function listenerConflicts(ordered: readonly Listener[]): ReadonlyMap<Listener, Conflict> {
  const conflicts = new Map<Listener, Conflict>()
  const kept = new Map<number, Listener[]>()
  for (const listener of ordered) {
    const onPort = kept.get(listener.port) ?? []
    kept.set(listener.port, onPort)
    const holder = onPort.find(it => !areDistinct(it, listener))
    if (holder) conflicts.set(listener, { holder, reason: reasonOf(holder, listener) })
    else onPort.push(listener)
  }
  return conflicts
}

/** Of HTTP, HTTPS and TLS the hostnames tell two apart, whatever their protocols; nothing tells TCP and UDP from others. */
function areDistinct(a: Listener, b: Listener): boolean {
  const [one, other] = [familyOf(a), familyOf(b)]
  if (one === 'other' || other === 'other') return a.protocol !== b.protocol
  return one === 'http' && other === 'http' && (a.hostname ?? '*') !== (b.hostname ?? '*')
}

function reasonOf(a: Listener, b: Listener): ConflictReason {
  const isBytes = familyOf(a) === 'bytes' && familyOf(b) === 'bytes'
  return isBytes || a.protocol !== b.protocol ? 'ProtocolConflict' : 'HostnameConflict'
}

function familyOf({ protocol }: Listener): 'http' | 'bytes' | 'other' {
  if (['HTTP', 'HTTPS', 'TLS'].includes(protocol)) return 'http'
  return protocol === 'TCP' || protocol === 'UDP' ? 'bytes' : 'other'
}
