import { authorityFault, certificateFault } from '../../istio/gateway-api/certificates.ts'
import type { Fault } from '../../istio/gateway-api/fault.ts'
import type { BuiltGateway } from '../../istio/gateway-api/gateways.ts'
import { clientValidation } from '../../istio/gateway-api/listener-tls.ts'
import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { defaultedSpec } from '../../model/defaulted.ts'
import { effective, type Model } from '../../model/model.ts'
import { integerAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { openings } from '../../operations/open-door.ts'
import { setField } from '../../operations/set-field.ts'
import type { Path } from '../../yaml/path.ts'
import { askingFix, fixOf, set } from '../checks/fixes.ts'
import type { Finding, FindingFix } from '../define-rule.ts'
import { told } from './told-fault.ts'

interface Placed {
  readonly resource: Resource
  readonly finding: Finding
}

/** What is wrong with a listener that is not served, each thing at its place. */
export function listenerFindings(model: Model, listener: BuiltListener, fault: Fault): readonly Placed[] {
  const { owner, conflict, tlsFault, path } = listener
  if (!conflict && fault === tlsFault) return tlsFindings(model, listener, fault)
  const at = conflict ? conflictPath(listener) : [...path, listener.replacedBy ? 'name' : 'protocol']
  const [fix] = fixesFor(model, listener, fault)
  return [{ resource: owner, finding: { path: at, message: fault.message, ...(fix && { fix }) } }]
}

/** Every certificate that cannot be used; one alone that can be is enough. */
function tlsFindings(model: Model, listener: BuiltListener, fault: Fault): readonly Placed[] {
  const { owner, path, tls } = listener
  const list = [...path, 'tls', 'certificateRefs']
  const refs = tls ? mapsAt(tls, 'certificateRefs') : []
  const found = refs.length > 2 ? [] : refs.map(it => certificateFault(model, owner, it))
  if (refs.length > 0 && found.every(it => it !== undefined))
    return found.flatMap((it, i) =>
      it
        ? {
            resource: owner,
            finding: {
              path: [...list, i, 'name'],
              ...told(model, it, { from: owner, path: [...list, i], needsGrant: true }),
            },
          }
        : [],
    )
  const authority = authorityAt(listener)
  if (!authority || refs.length > 2)
    return [{ resource: owner, finding: { path: list, message: fault.message } }]
  const { ref, at } = authority
  const why = authorityFault(model, owner, ref) ?? fault
  const isOfOwner = owner.id === listener.gateway.id
  return [
    {
      resource: listener.gateway,
      finding: {
        path: [...at, 'name'],
        ...(isOfOwner
          ? told(model, why, { from: owner, path: at, needsGrant: true })
          : { message: why.message }),
      },
    },
  ]
}

/** Where the Gateway says whose certificates clients have to show on the listener's port. */
function authorityAt({ gateway, port }: BuiltListener) {
  const spec = defaultedSpec(gateway)
  const validation = clientValidation(spec, port)
  const ref = validation && mapsAt(validation, 'caCertificateRefs')[0]
  if (!ref) return undefined
  const entries = mapsAt(mapAt(mapAt(spec, 'tls'), 'frontend'), 'perPort')
  const index = entries.findIndex(it => integerAt(it, 'port') === port)
  const base: Path = ['spec', 'tls', 'frontend', ...(index < 0 ? ['default'] : ['perPort', index, 'tls'])]
  return { ref, at: [...base, 'validation', 'caCertificateRefs', 0] }
}

function conflictPath({ path, conflict, hostname }: BuiltListener): Path {
  if (conflict?.reason === 'ProtocolConflict') return [...path, 'protocol']
  return [...path, hostname === undefined ? 'port' : 'hostname']
}

/** Hostnames tell listeners of HTTP, HTTPS and TLS apart. */
function hostnameFix({ path, conflict, protocol }: BuiltListener): FindingFix[] {
  const named = ['HTTP', 'HTTPS', 'TLS']
  if (!named.includes(protocol) || !named.includes(conflict?.holder.protocol ?? '')) return []
  return [
    askingFix(
      'Give it a hostname of its own',
      { label: 'Hostname', example: 'shop.example.com' },
      hostname => [set([...path, 'hostname'], hostname)],
    ),
  ]
}

function fixesFor(model: Model, listener: BuiltListener, fault: Fault): FindingFix[] {
  const { conflict, replacedBy, unexpected } = listener
  if (conflict) return hostnameFix(listener)
  if (replacedBy) return []
  return fault === unexpected ? waypointFix(listener) : protocolFix(model, listener)
}

function waypointFix({ path, owner, tls }: BuiltListener): FindingFix[] {
  if (tls || mapsAt(owner.spec, 'listeners').length > 1) return []
  return [
    fixOf('Make it port 15008 for HBONE', set([...path, 'port'], 15008), set([...path, 'protocol'], 'HBONE')),
  ]
}

function protocolFix(model: Model, { path, protocol, owner, tls }: BuiltListener): FindingFix[] {
  const upper = protocol.toUpperCase()
  if (upper !== protocol && ['HTTP', 'HTTPS', 'TLS', 'TCP'].includes(upper))
    return [fixOf(`Write it as ${upper}`, set([...path, 'protocol'], upper))]
  if (protocol !== 'HTTPS' || tls) return []
  const certificates = effective(model, 'Secret').filter(
    it =>
      it.namespace === owner.namespace &&
      certificateFault(model, owner, { kind: 'Secret', name: it.name }) === undefined,
  )
  const tlsOf = (name: string) => set([...path, 'tls'], { certificateRefs: [{ name }] })
  const [only, ...more] = certificates
  if (only && more.length === 0)
    return [fixOf(`Use the certificate of Secret ${only.name}`, tlsOf(only.name))]
  return [
    askingFix('Add a certificate', { label: 'Secret with the certificate', example: 'shop-cert' }, name => [
      tlsOf(name),
    ]),
  ]
}

/** A ListenerSet that its Gateway does not let in, with ways to. */
export function setRefused(
  model: Model,
  { resource: gateway, role }: BuiltGateway,
  listenerSet: Resource,
): Finding {
  if (role !== 'managed')
    return {
      path: ['spec', 'parentRef', 'name'],
      message: `Gateway ${gateway.name} takes no ListenerSets: ${role === 'waypoint' ? 'it is a waypoint' : 'Istio does not run it'}.`,
    }
  const namespaces = mapAt(mapAt(defaultedSpec(gateway), 'allowedListeners'), 'namespaces')
  const door = {
    owner: gateway,
    path: ['spec', 'allowedListeners', 'namespaces'],
    // Unlike a listener, a Gateway takes nobody's where it says nothing.
    namespaces: { from: 'None', ...namespaces },
    words: `Gateway ${gateway.name}`,
    what: 'ListenerSets',
  }
  const own = listenerSet.namespace === gateway.namespace && textAt(door.namespaces, 'from') === 'None'
  const same: FindingFix = {
    title: `Let ListenerSets of its own namespace in at Gateway ${gateway.name}`,
    operation: () => setField({ resource: gateway.id, path: door.path }, { from: 'Same' }),
  }
  const [fix, ...otherFixes] = [
    ...(own ? [same] : []),
    ...openings(model, door, listenerSet.namespace).map(({ title, operation }) => ({ title, operation })),
  ]
  return {
    path: ['spec', 'parentRef', 'name'],
    message: `Gateway ${gateway.name} takes no ListenerSets from namespace ${listenerSet.namespace}.`,
    ...(fix && { fix, otherFixes }),
  }
}
