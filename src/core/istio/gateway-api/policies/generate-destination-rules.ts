import { fullHost } from '../../../model/hosts.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, homeIn, type Model } from '../../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../../model/read-value.ts'
import type { Place, Resource } from '../../../model/resource.ts'
import { readService } from '../../../model/services.ts'
import type { Path } from '../../../yaml/path.ts'
import { generatedResource } from '../generated.ts'
import { generatedName } from '../kinds.ts'
import { isService, targetFault } from './backend-tls-policies.ts'

/** The DestinationRules that Istio makes of BackendTLSPolicies: one for each Service, with the TLS of its ports (backend_policies.go). */
export const generatedDestinationRules = memoByKinds(
  ['BackendTLSPolicy', 'Service'],
  (model): readonly Resource[] => [...partsByService(model).values()].map(it => destinationRule(model, it)),
)

interface Part {
  readonly policy: Resource
  readonly service: Resource
  /** Undefined for every port. */
  readonly port: number | undefined
}

function partsByService(model: Model): ReadonlyMap<string, readonly Part[]> {
  const found = new Map<string, Part[]>()
  for (const policy of effective(model, 'BackendTLSPolicy'))
    for (const target of mapsAt(policy.spec, 'targetRefs')) {
      if (!isService(target) || targetFault(model, policy, target)) continue
      const service = model.find('Service', policy.namespace, textAt(target, 'name') ?? '')
      if (!service) continue
      const section = textAt(target, 'sectionName')
      const port = readService(service).ports.find(it => it.name === section)?.number
      const list = found.get(service.id) ?? []
      found.set(service.id, list)
      list.push({ policy, service, port: section ? port : undefined })
    }
  return found
}

function destinationRule(model: Model, parts: readonly Part[]): Resource {
  const { service } = parts[0]!
  const whole = parts.find(it => it.port === undefined)
  const ofPorts = parts.filter(it => it.port !== undefined)
  const origin = ([, , first, index]: Path): Place => {
    const part = first === 'portLevelSettings' && typeof index === 'number' ? ofPorts[index] : whole
    return { resource: (part ?? parts[0]!).policy.id, path: ['spec', 'validation'] }
  }
  return generatedResource({
    kind: 'DestinationRule',
    name: `${service.name}~${generatedName}`,
    namespace: service.namespace,
    from: (whole ?? parts[0]!).policy,
    spec: {
      host: fullHost(service.name, homeIn(model, service.namespace)),
      trafficPolicy: {
        ...(whole && { tls: tlsOf(whole.policy) }),
        ...(ofPorts.length > 0 && {
          portLevelSettings: ofPorts.map(it => ({ port: { number: it.port ?? 0 }, tls: tlsOf(it.policy) })),
        }),
      },
    },
    origin,
    title: parts.map(it => it.policy.name).join(', '),
  })
}

/** Of several authorities the first alone counts; without one the system's are trusted. */
function tlsOf({ spec, namespace }: Resource) {
  const validation = mapAt(spec, 'validation')
  const [authority] = mapsAt(validation, 'caCertificateRefs')
  const names = mapsAt(validation, 'subjectAltNames').flatMap(it => alternativeName(it))
  return {
    mode: 'SIMPLE',
    sni: textAt(validation, 'hostname') ?? '',
    subjectAltNames: names,
    ...(authority
      ? { credentialName: `configmap://${namespace}/${textAt(authority, 'name') ?? ''}` }
      : { caCertificates: 'system' }),
  }
}

function alternativeName(name: JsonMap): string[] {
  const text = textAt(name, 'type') === 'URI' ? textAt(name, 'uri') : textAt(name, 'hostname')
  return text === undefined ? [] : [text]
}

/** The BackendTLSPolicy that a setting of such a DestinationRule comes from; undefined for one that somebody wrote. */
export function policyBehind(model: Model, rule: Resource, path: Path): Resource | undefined {
  const id = rule.origin?.(path).resource
  return id === undefined ? undefined : effective(model, 'BackendTLSPolicy').find(it => it.id === id)
}
