import { effective, type Model } from '../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService } from '../../model/services.ts'
import type { Tell } from '../conversion/carried.ts'
import { carriedMetadata } from '../conversion/carried-metadata.ts'
import type { MadeObject } from '../conversion/conversion.ts'

/** The policies of a model. */
export function backendPolicies(model: Model): readonly Resource[] {
  return effective(model, 'BackendTLSPolicy')
}

/** A BackendTLSPolicy as DestinationRules, one for each Service: TLS with the name and the authorities that it asks for (backend_policies.go). */
export function convertPolicy(model: Model, policy: Resource, tell: Tell): readonly MadeObject[] {
  const { name, namespace, spec } = policy
  const validation = mapAt(spec, 'validation')
  const hostname = textAt(validation, 'hostname') ?? ''
  if (mapsAt(validation, 'caCertificateRefs').length > 0)
    tell(
      'cannot',
      ['spec', 'validation', 'caCertificateRefs'],
      'A DestinationRule takes authorities from a file in the Pod, or for gateways from a Secret. Keep the policy.',
    )
  else tell('carried', ['spec', 'validation'], 'TLS mode SIMPLE, which trusts the authorities of the system')
  const names = mapsAt(validation, 'subjectAltNames').map(
    it => textAt(it, 'hostname') ?? textAt(it, 'uri') ?? '',
  )
  const tls = { mode: 'SIMPLE', sni: hostname, subjectAltNames: names.length > 0 ? names : [hostname] }
  const targets = new Map<string, JsonMap[]>()
  mapsAt(spec, 'targetRefs').forEach((ref, i) => {
    const service = textAt(ref, 'name') ?? ''
    if ((textAt(ref, 'kind') ?? '') !== 'Service')
      tell('cannot', ['spec', 'targetRefs', i], 'Only the policy of a Service becomes a DestinationRule.')
    targets.set(service, [...(targets.get(service) ?? []), ref])
  })
  return [...targets].map(([service, refs], i): MadeObject => {
    const sections = refs.flatMap(it => textAt(it, 'sectionName') ?? [])
    const found = model.find('Service', namespace, service)
    const ports = sections.flatMap(section => {
      const port = found && readService(found).ports.find(it => it.name === section)
      if (!port)
        tell(
          'cannot',
          ['spec', 'targetRefs'],
          `The files do not tell the number of port ${section} of ${service}.`,
        )
      return port ? [port.number] : []
    })
    const trafficPolicy: JsonMap =
      sections.length < refs.length
        ? { tls }
        : { portLevelSettings: ports.map(number => ({ port: { number }, tls })) }
    return {
      of: policy,
      value: {
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: { name: i === 0 ? name : `${name}-${service}`, namespace, ...carriedMetadata(policy) },
        spec: { host: service, trafficPolicy },
      },
    }
  })
}
