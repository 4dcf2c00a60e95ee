import { defaultedSpec } from '../../model/defaulted.ts'
import type { Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isGranted } from '../../references/reference-grants.ts'
import { allowedNamespaces } from './allowed-namespaces.ts'
import type { Fault } from './fault.ts'
import type { ClassRole } from './gateway-classes.ts'
import { generatedName, type RouteKind } from './kinds.ts'
import type { Conflict } from './listener-conflicts.ts'
import { listenerTls } from './listener-tls.ts'
import { type Listener, supportedKinds } from './read-listeners.ts'

/** A listener as Istio takes it: a Gateway of its own with one server, and what is wrong with it. */
export interface BuiltListener extends Listener {
  readonly gateway: Resource
  /** Of the Gateway that Istio makes of it, in the namespace of whoever has the listener. */
  readonly internalName: string
  /** As a server's hosts: `namespace/host`. */
  readonly hosts: readonly string[]
  readonly serverTls: JsonMap | undefined
  readonly supportedKinds: readonly RouteKind[]
  readonly kindsAreValid: boolean
  readonly conflict: Conflict | undefined
  readonly tlsFault: Fault | undefined
  readonly protocolFault: Fault | undefined
  /** Set for any listener of a waypoint but the one that it has. It does not count against the waypoint. */
  readonly unexpected: Fault | undefined
  /** The ListenerSet of the Gateway's own name whose listener of the same name stands in for it. */
  readonly replacedBy: Resource | undefined
  /** Whether Istio makes a server of it, be it served or not. */
  readonly hasServer: boolean
  /** Whether routes attach to it; of a ListenerSet only to what is served. */
  readonly isParent: boolean
  /** Whether the gateway listens for it, by what the files hold. */
  readonly isServed: boolean
  /** Whether it does if what the files lack is there: a certificate, which few people keep beside the rest. */
  readonly isAssumed: boolean
}

/** A listener with what Istio makes of it (conversion.go, buildListener). */
export function buildListener(
  model: Model,
  listener: Listener,
  gateway: Resource,
  role: ClassRole,
  conflict: Conflict | undefined,
): BuiltListener {
  const { owner, name, hostname = '*' } = listener
  const { kinds, areValid } = supportedKinds(listener)
  const { tls, fault: tlsFault } = listenerTls(model, listener, defaultedSpec(gateway))
  const allowed = allowedNamespaces(model, owner.namespace, listener.namespaces)
  const isWaypoint = role === 'waypoint'
  const protocolFault = faultOfProtocol(listener, isWaypoint)
  const unexpected = isWaypoint ? unexpectedFault(listener) : undefined
  // Nothing says so, but without TLS settings there is no HTTPS server, and nothing to attach to.
  const isSound = !conflict && !protocolFault && !unexpected
  const hasServer = !conflict && (listener.protocol !== 'HTTPS' || listener.tls !== undefined)
  const isServed = isSound && hasServer && !tlsFault
  const isAssumed = isSound && hasServer && tlsFault !== undefined && mayBeElsewhere(model, owner, tlsFault)
  return {
    ...listener,
    gateway,
    internalName: `${owner.name}~${generatedName}~${name}`,
    hosts: allowed.length > 0 ? allowed.map(it => `${it}/${hostname}`) : [`~/${hostname}`],
    serverTls: tls,
    supportedKinds: kinds,
    kindsAreValid: areValid,
    conflict,
    tlsFault,
    protocolFault,
    unexpected,
    replacedBy: undefined,
    hasServer,
    isParent: isWaypoint ? false : owner.kind === 'ListenerSet' ? isServed || isAssumed : hasServer,
    isServed,
    isAssumed,
  }
}

/** A listener whose internal name one of a ListenerSet has too: Istio keeps the latter. */
export function replaced(listener: BuiltListener, replacedBy: Resource): BuiltListener {
  return { ...listener, replacedBy, isParent: false, isServed: false, isAssumed: false }
}

/** Whether a fault is no more than that an object is not in the files, which do not claim to be all there is. */
function mayBeElsewhere(model: Model, owner: Resource, { missing }: Fault): boolean {
  const { complete, certificatesShown } = model.settings
  if (!missing || complete || certificatesShown) return false
  const { kind, namespace, name } = missing
  return (kind === 'Secret' || kind === 'ConfigMap') && isGranted(model, owner, { kind, namespace, name })
}

function faultOfProtocol({ protocol, owner, tls }: Listener, isWaypoint: boolean): Fault | undefined {
  const unsupported = (message: string) => ({ reason: 'UnsupportedProtocol', message })
  if (protocol === 'HBONE' && !isWaypoint) return unsupported('Only a waypoint has a listener for HBONE.')
  if (!['HTTP', 'HTTPS', 'TLS', 'TCP', 'HBONE'].includes(protocol))
    return unsupported(`Istio serves HTTP, HTTPS, TLS and TCP, not ${protocol}.`)
  if (protocol === 'HTTPS' && !tls && owner.kind === 'ListenerSet')
    return unsupported('An HTTPS listener needs TLS settings.')
  return undefined
}

function unexpectedFault({ port, protocol }: Listener): Fault | undefined {
  if (port === 15008 && protocol === 'HBONE') return undefined
  return { reason: 'UnsupportedProtocol', message: 'A waypoint has one listener: port 15008 for HBONE.' }
}
