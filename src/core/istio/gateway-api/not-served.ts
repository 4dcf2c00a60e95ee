import type { Fault } from './fault.ts'
import type { BuiltListener } from './listeners.ts'

/** Why the gateway does not listen for a listener; undefined where it does. */
export function notServed(listener: BuiltListener): Fault | undefined {
  const { conflict, tlsFault, protocolFault, unexpected, replacedBy, isServed, name } = listener
  if (conflict) return conflictFault(listener)
  if (isServed) return undefined
  return (
    protocolFault ??
    unexpected ??
    (replacedBy && {
      reason: 'SameName',
      message: `ListenerSet ${replacedBy.name} has the name of the Gateway, and its listener ${name} stands in for this one. Rename one of them.`,
    }) ??
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
