/** Why a part of an object does not do what it says: the reason as the controller reports it, and a sentence of ours. */
export interface Fault {
  readonly reason: string
  readonly message: string
}

/** Two faults at one place: the reason of the first is the one that is reported. */
export function joinFaults(first: Fault | undefined, second: Fault | undefined): Fault | undefined {
  if (!first || !second) return first ?? second
  return { reason: first.reason, message: `${first.message} ${second.message}` }
}
