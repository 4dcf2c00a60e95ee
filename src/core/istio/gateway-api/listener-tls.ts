import type { Model } from '../../model/model.ts'
import { integerAt, type JsonMap, mapAt, mapsAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import { authorityFault, certificateFault } from './certificates.ts'
import { type Fault, joinFaults } from './fault.ts'
import { type Listener, terminates } from './read-listeners.ts'

/** The TLS settings of a listener's server; none where it has none. Faults keep the server from coming to be. */
export interface ListenerTls {
  readonly tls: JsonMap | undefined
  readonly fault: Fault | undefined
}

/**
 * The TLS of a listener as Istio's server has it (conversion.go, buildTLS). `gateway` is the spec of the Gateway, which says
 * whose certificates clients have to show.
 */
export function listenerTls(model: Model, listener: Listener, gateway: JsonMap): ListenerTls {
  const { tls } = listener
  if (!tls) return { tls, fault: undefined }
  if (!terminates(listener))
    return {
      tls: { mode: isBetweenNetworks(listener) ? 'AUTO_PASSTHROUGH' : 'PASSTHROUGH' },
      fault: undefined,
    }
  const asked = textAt(mapAt(tls, 'options'), 'gateway.istio.io/tls-terminate-mode')
  // The certificates of the mesh serve for these.
  if (asked === 'ISTIO_SIMPLE') return { tls: { mode: 'SIMPLE' }, fault: undefined }
  if (asked === 'ISTIO_MUTUAL') return { tls: { mode: 'ISTIO_MUTUAL' }, fault: undefined }
  const own = asked === 'MUTUAL' || asked === 'OPTIONAL_MUTUAL' ? asked : undefined
  const mode = own ?? 'SIMPLE'
  const certificates = mapsAt(tls, 'certificateRefs')
  const fault = certificatesFault(model, listener, certificates)
  // Without any, which other options allow, nobody asks further.
  if (fault || certificates.length === 0) return { tls: { mode }, fault }
  const validation = clientValidation(gateway, listener.port)
  if (!validation) return { tls: { mode }, fault: undefined }
  return {
    tls: { mode: own ?? (isOptional(validation) ? 'OPTIONAL_MUTUAL' : 'MUTUAL') },
    fault: authoritiesFault(model, listener, validation),
  }
}

/**
 * Whether a listener takes what other networks of the mesh send, and reads from the server name to which service: an option says so,
 * or the label of a network on its owner together with the port for that (serviceregistry/kube/conversion.go, IsAutoPassthrough).
 */
function isBetweenNetworks({ owner, port, tls }: Listener): boolean {
  const options = mapAt(tls ?? {}, 'options')
  if (textAt(options, 'gateway.istio.io/listener-protocol') === 'auto-passthrough') return true
  const labels = mapAt(mapAt(owner.value, 'metadata'), 'labels')
  if (textAt(labels, 'topology.istio.io/network') === undefined) return false
  return String(port) === (textAt(labels, 'networking.istio.io/gatewayPort') ?? '15443')
}

/** One good certificate is enough; a bad one beside it is not told. */
function certificatesFault(model: Model, { owner }: Listener, refs: readonly JsonMap[]): Fault | undefined {
  if (refs.length > 2)
    return { reason: 'InvalidCertificateRef', message: 'A listener has two certificates at most.' }
  const faults = refs.map(it => certificateFault(model, owner, it))
  if (faults.includes(undefined)) return undefined
  return faults.reduce(joinFaults, undefined)
}

function authoritiesFault(model: Model, { owner }: Listener, validation: JsonMap): Fault | undefined {
  const [first, ...more] = mapsAt(validation, 'caCertificateRefs')
  if (!first) return undefined
  if (more.length > 0)
    return {
      reason: 'InvalidCACertificateRef',
      message: 'Istio takes one authority for client certificates.',
    }
  return authorityFault(model, owner, first)
}

/** What clients have to show on a port: by its own entry, else by that for all ports. */
export function clientValidation(gateway: JsonMap, port: number): JsonMap | undefined {
  const frontend = mapAt(mapAt(gateway, 'tls'), 'frontend')
  const own = mapsAt(frontend, 'perPort').find(it => integerAt(it, 'port') === port)
  return optionalMapAt(own ? mapAt(own, 'tls') : mapAt(frontend, 'default'), 'validation')
}

/** Whether clients are let in without a certificate that holds. */
export function isOptional(validation: JsonMap): boolean {
  return textAt(validation, 'mode') === 'AllowInsecureFallback'
}
