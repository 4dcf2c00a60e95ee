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

/** Whether a listener counts for the Gateway or ListenerSet that has it; one that is taken to be served does (decision 0037). */
export function isValid({ conflict, tlsFault, protocolFault, isAssumed }: BuiltListener): boolean {
  return !conflict && (!tlsFault || isAssumed) && !protocolFault
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
  const { tlsFault, protocolFault, unexpected, hasServer } = listener
  if (listener.isAssumed && tlsFault?.missing) return assumedConditions(listener, tlsFault.missing)
  const unusable = tlsFault ?? (hasServer ? undefined : protocolFault)
  const noAuthority =
    tlsFault && authorityReasons.includes(tlsFault.reason)
      ? { reason: 'NoValidCACertificate', message: tlsFault.message }
      : undefined
  return [
    condition('Accepted', unexpected ?? protocolFault ?? noAuthority),
    { type: 'Conflicted', status: 'False', reason: 'NoConflicts' },
    condition('Programmed', unusable && { reason: 'Invalid', message: unusable.message }),
    condition('ResolvedRefs', kindsFault(listener) ?? tlsFault),
  ]
}

/** What lacks no more than an object that may be elsewhere is fine as soon as that is there. */
function assumedConditions(listener: BuiltListener, missing: NonNullable<Fault['missing']>): Condition[] {
  const { kind, namespace, name } = missing
  const message = `${kind} ${namespace}/${name} is not in your files, and taken to be in the cluster.`
  const kinds = kindsFault(listener)
  return [
    condition('Accepted', undefined),
    { type: 'Conflicted', status: 'False', reason: 'NoConflicts' },
    { ...condition('Programmed', undefined), message },
    kinds ? condition('ResolvedRefs', kinds) : { ...condition('ResolvedRefs', undefined), message },
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
