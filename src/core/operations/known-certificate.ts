import { readGateway } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { gatewayHome } from '../model/workloads.ts'

/**
 * The name of the one Secret with a certificate in the files where the workload of a Gateway runs; empty where there is none or a
 * choice. A name is never made up: an empty one is refused, and the user is told to fill it in.
 */
export function knownCertificate(model: Model, gateway: Resource): string {
  const { namespace } = gatewayHome(model, readGateway(gateway), gateway.namespace)
  const names = effective(model, 'Secret')
    .filter(it => it.namespace === namespace && !it.name.endsWith('-cacert') && isCertificate(it))
    .map(it => it.name)
  return names.length === 1 ? (names[0] ?? '') : ''
}

function isCertificate({ value }: Resource): boolean {
  if (textAt(value, 'type') === 'kubernetes.io/tls') return true
  const keys = new Set([...Object.keys(mapAt(value, 'data')), ...Object.keys(mapAt(value, 'stringData'))])
  return (keys.has('tls.crt') && keys.has('tls.key')) || (keys.has('cert') && keys.has('key'))
}
