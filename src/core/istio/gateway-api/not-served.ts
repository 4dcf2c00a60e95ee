import type { Fault } from './fault.ts'
import type { BuiltListener } from './listeners.ts'

/** Why the gateway does not listen for a listener; undefined where it does. */
export function notServed(listener: BuiltListener): Fault | undefined {
  const { conflict, tlsFault, protocolFault, isServed } = listener
  if (conflict) return conflictFault(listener)
  if (isServed) return undefined
  return (
    protocolFault ??
    tlsFault ?? {
      reason: 'UnsupportedProtocol',
      message: 'An HTTPS listener without TLS settings is not served.',
    }
  )
}

/** What holds the port already. */
export function conflictFault({ conflict }: BuiltListener): Fault | undefined {
  if (!conflict) return undefined
  const { holder, reason } = conflict
  return {
    reason,
    message: `Listener ${holder.name} of ${holder.owner.kind} ${holder.owner.name} has port ${holder.port} already.`,
  }
}
