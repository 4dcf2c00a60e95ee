import type { Fault } from '../fault.ts'

/** A condition as the controller writes it into a status. */
export interface Condition {
  readonly type: string
  readonly status: 'True' | 'False'
  readonly reason: string
  /** Ours, where it is not fine, or fine for what is taken for granted. */
  readonly message?: string
}

/** A condition that is true for a reason of the same name, or not for that of a fault. */
export function condition(type: string, fault: Fault | undefined, reason = type): Condition {
  return fault
    ? { type, status: 'False', reason: fault.reason, message: fault.message }
    : { type, status: 'True', reason }
}
