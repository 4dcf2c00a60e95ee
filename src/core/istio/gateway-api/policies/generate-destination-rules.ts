import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../../model/read-value.ts'
import type { Place, Resource } from '../../../model/resource.ts'
import type { Path } from '../../../yaml/path.ts'
import { generatedResource } from '../generated.ts'
import { generatedName, listenerKinds } from '../kinds.ts'
import { isIgnored, targetFault, targetOf } from './backend-tls-policies.ts'

/** The DestinationRules that Istio makes of BackendTLSPolicies: one for each host of a target, with the TLS of its ports (backend_policies.go). */
export const generatedDestinationRules = memoByKinds(
  ['BackendTLSPolicy', ...listenerKinds],
  (model): readonly Resource[] => [...partsByHost(model).values()].map(destinationRule),
)

interface Part {
  readonly policy: Resource
  readonly target: Resource
  readonly host: string
  /** Undefined for every port. */
  readonly port: number | undefined
}

function partsByHost(model: Model): ReadonlyMap<string, readonly Part[]> {
  const found = new Map<string, Part[]>()
  for (const policy of effective(model, 'BackendTLSPolicy'))
    for (const target of isIgnored(policy) ? [] : mapsAt(policy.spec, 'targetRefs')) {
      const named = targetOf(model, policy, target)
      if (!named || targetFault(model, policy, target)) continue
      const section = textAt(target, 'sectionName')
      const port = named.ports.find(it => it.name === section)?.number
      for (const host of named.hosts) {
        const key = `${named.resource.id} ${host}`
        const list = found.get(key) ?? []
        found.set(key, list)
        list.push({ policy, target: named.resource, host, port: section ? port : undefined })
      }
    }
  return found
}

function destinationRule(parts: readonly Part[]): Resource {
  const { target, host } = parts[0]!
  const whole = parts.find(it => it.port === undefined)
  const ofPorts = parts.filter(it => it.port !== undefined)
  const origin = ([, , first, index]: Path): Place => {
    const part = first === 'portLevelSettings' && typeof index === 'number' ? ofPorts[index] : whole
    return { resource: (part ?? parts[0]!).policy.id, path: ['spec', 'validation'] }
  }
  return generatedResource({
    kind: 'DestinationRule',
    name: `${target.name}${target.kind === 'ServiceEntry' ? `~${host.replaceAll('.', '-')}` : ''}~${generatedName}`,
    namespace: target.namespace,
    from: (whole ?? parts[0]!).policy,
    spec: {
      host,
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
