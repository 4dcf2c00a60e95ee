import type { Model } from '../../../model/model.ts'
import type { Fault } from '../fault.ts'
import type { BuiltListener } from '../listeners.ts'
import { conflictFault } from '../not-served.ts'
import { attachedCount } from './attached-routes.ts'
import { type Condition, condition } from './condition.ts'
import type { ListenerStatus } from './object-status.ts'

/** The status of a listener (conversion.go, buildListener; gatewaycommon/conversion.go). */
export function listenerStatus(model: Model, listener: BuiltListener): ListenerStatus {
  return {
    name: listener.name,
    attachedRoutes: attachedCount(model, listener),
    supportedKinds: listener.supportedKinds,
    conditions: listener.conflict ? conflictConditions(listener) : ownConditions(listener),
  }
}

/** Whether a listener counts for the Gateway or ListenerSet that has it. */
export function isValid({ conflict, tlsFault, protocolFault }: BuiltListener): boolean {
  return !conflict && !tlsFault && !protocolFault
}

/** Of one that loses to another nothing else is told but kinds that it cannot take. */
function conflictConditions(listener: BuiltListener): Condition[] {
  const fault = conflictFault(listener)!
  const kinds = kindsFault(listener)
  return [
    condition('Accepted', fault),
    { type: 'Conflicted', status: 'True', reason: fault.reason, message: fault.message },
    condition('Programmed', fault),
    ...(kinds ? [condition('ResolvedRefs', kinds)] : []),
  ]
}

const authorityReasons = ['InvalidCACertificateRef', 'InvalidCACertificateKind', 'RefNotPermitted']

function ownConditions(listener: BuiltListener): Condition[] {
  const { tlsFault, protocolFault } = listener
  const noAuthority =
    tlsFault && authorityReasons.includes(tlsFault.reason)
      ? { reason: 'NoValidCACertificate', message: tlsFault.message }
      : undefined
  return [
    condition('Accepted', protocolFault ?? noAuthority),
    { type: 'Conflicted', status: 'False', reason: 'NoConflicts' },
    condition('Programmed', tlsFault && { reason: 'Invalid', message: tlsFault.message }),
    condition('ResolvedRefs', kindsFault(listener) ?? tlsFault),
  ]
}

function kindsFault({
  kindsAreValid,
  allowedKinds,
  supportedKinds,
  protocol,
}: BuiltListener): Fault | undefined {
  if (kindsAreValid) return undefined
  const others = allowedKinds.filter(it => !(supportedKinds as readonly string[]).includes(it))
  return {
    reason: 'InvalidRouteKinds',
    message: `A listener for ${protocol} takes no ${others.join(' and no ')}.`,
  }
}
