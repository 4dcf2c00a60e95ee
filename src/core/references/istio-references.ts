import type { Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { serviceHost, serviceHostBehindSlash } from './host-references.ts'
import { localReference, looseReference, nameReference } from './object-references.ts'
import type { Reference } from './reference.ts'
import { itemsAt } from './rule-paths.ts'

/** The Secrets that the servers of a Gateway name. Those are where its workload is, which the Gateway does not say. */
export function gatewayReferences(from: Resource): Reference[] {
  return itemsAt(from.value, ['spec', 'servers']).flatMap(server => {
    const tls = [...server, 'tls']
    return [[...tls, 'credentialName'], ...itemsAt(from.value, [...tls, 'credentialNames'])].flatMap(it =>
      secret(from, it),
    )
  })
}

/** The Service that a DestinationRule is for, and the Secrets that callers show it. */
export function destinationRuleReferences(from: Resource): Reference[] {
  const policies = [['spec'], ...itemsAt(from.value, ['spec', 'subsets'])].map(it => [...it, 'trafficPolicy'])
  const settings = policies.flatMap(it => [it, ...itemsAt(from.value, [...it, 'portLevelSettings'])])
  return [
    ...serviceHost(from, ['spec', 'host']),
    ...settings.flatMap(it => secret(from, [...it, 'tls', 'credentialName'])),
  ]
}

/** The Services that a Sidecar lets be called. */
export function sidecarReferences(from: Resource): Reference[] {
  return itemsAt(from.value, ['spec', 'egress'])
    .flatMap(it => itemsAt(from.value, [...it, 'hosts']))
    .flatMap(it => serviceHostBehindSlash(from, it))
}

/** What a policy is attached to: objects beside it. */
export function policyReferences(from: Resource): Reference[] {
  return [['spec', 'targetRef'], ...itemsAt(from.value, ['spec', 'targetRefs'])].flatMap(it =>
    localReference(from, it, { group: '' }),
  )
}

/** The Services and Secrets of an Ingress. */
export function ingressReferences(from: Resource): Reference[] {
  const paths = itemsAt(from.value, ['spec', 'rules']).flatMap(it =>
    itemsAt(from.value, [...it, 'http', 'paths']),
  )
  const backends: Path[] = [['spec', 'defaultBackend'], ...paths.map(it => [...it, 'backend'])]
  return [
    ...backends.flatMap(it => nameReference(from, [...it, 'service', 'name'], 'Service')),
    ...itemsAt(from.value, ['spec', 'tls']).flatMap(it =>
      nameReference(from, [...it, 'secretName'], 'Secret'),
    ),
  ]
}

/** `namespace/name`, or a bare name, which means a Secret wherever the proxy runs. */
function secret(from: Resource, path: Path): Reference[] {
  const text = valueAt(from.value, path)
  const slash = typeof text === 'string' ? text.indexOf('/') : -1
  if (typeof text !== 'string' || slash < 0) return looseReference(from, path, 'Secret')
  const [namespace, name] = [text.slice(0, slash), text.slice(slash + 1)]
  // More slashes are of other places where certificates are kept, such as `configmap://`.
  if (name === '' || name.includes('/')) return []
  const naming: Reference['naming'] = to => {
    const value = `${to.namespace}/${to.name}`
    return value === text ? [] : [{ path, value }]
  }
  return [{ path, target: { kind: 'Secret', namespace, name }, naming }]
}
