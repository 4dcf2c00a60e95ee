import { authorityFaultOf } from '../istio/gateway-api/policies/backend-tls-policies.ts'
import { policyBehind } from '../istio/gateway-api/policies/generate-destination-rules.ts'
import { type Cluster, isBuiltIn } from '../istio/routes/clusters.ts'
import { destinationRuleFor } from '../istio/routes/destination-rule-for.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import {
  clientTlsModes,
  enumAt,
  field,
  integerAt,
  type JsonMap,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
} from '../model/read-value.ts'
import { type Place, type Resource, writtenPlace } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import { nameWords, shorten } from './explain-words.ts'
import type { Explained } from './explanation.ts'
import type { Fact } from './fact.ts'

/** What the DestinationRule that the proxy sees for a destination says: the subset's labels, TLS and load balancing. */
export function clusterFacts({ model, workload }: Explained, cluster: Cluster): Fact[] {
  if (isBuiltIn(cluster)) return []
  const { destination, subset, port } = cluster
  const host = fullHost(destination.host, destination)
  const rule = destinationRuleFor(model, host, workload.namespace, subset)
  const name = serviceOfHost(host)?.name ?? host
  const label = subset ? `${shorten(name, 40)} ${shorten(subset, 40)}` : shorten(name, 40)
  if (!rule) return []
  const subsets = mapsAt(rule.spec, 'subsets')
  const index = subset ? subsets.findIndex(it => textAt(it, 'name') === subset) : -1
  const own = subsets[index]
  const policies = [
    ...(own
      ? policiesAt(mapAt(own, 'trafficPolicy'), ['spec', 'subsets', index, 'trafficPolicy'], port)
      : []),
    ...policiesAt(mapAt(rule.spec, 'trafficPolicy'), ['spec', 'trafficPolicy'], port),
  ]
  const place = (path: Place['path']): Place => writtenPlace(rule, path)
  const tls = firstOf(policies, 'tls')
  const balancer = firstOf(policies, 'loadBalancer')
  return [
    ...(own
      ? [
          {
            name: label,
            text: `pods with ${labelWords(own) || 'any labels'}, by DestinationRule ${nameWords(rule)}`,
            place: place(['spec', 'subsets', index]),
          },
        ]
      : []),
    tls
      ? {
          name: `TLS to ${label}`,
          text: `${tlsWords(tls.value)}${policyWords(model, rule, tls.path)}`,
          place: place(tls.path),
        }
      : { name: `TLS to ${label}`, text: 'mutual where the pods have a sidecar', isDefault: true as const },
    ...(balancer
      ? [{ name: `Balancing of ${label}`, text: balancerWords(balancer.value), place: place(balancer.path) }]
      : []),
    ...(['connectionPool', 'outlierDetection'] as const).flatMap(it => {
      const found = firstOf(policies, it)
      const words = it === 'connectionPool' ? 'connection limits' : 'outlier detection'
      return found ? [{ name: label, text: `with ${words}`, place: place(found.path) }] : []
    }),
  ]
}

interface Policy {
  readonly value: JsonMap
  readonly path: Place['path']
}

/** The settings for the port before those for all. */
function policiesAt(policy: JsonMap, path: Place['path'], port: number): Policy[] {
  const byPort = mapsAt(policy, 'portLevelSettings')
  const index = byPort.findIndex(it => integerAt(mapAt(it, 'port'), 'number') === port)
  const own = byPort[index]
  return [
    ...(own ? [{ value: own, path: [...path, 'portLevelSettings', index] }] : []),
    { value: policy, path },
  ]
}

function firstOf(policies: readonly Policy[], name: string): Policy | undefined {
  for (const { value, path } of policies) {
    const found = optionalMapAt(value, name)
    if (found) return { value: found, path: [...path, name] }
  }
  return undefined
}

function tlsWords(tls: JsonMap): string {
  const mode = enumAt(tls, 'mode', clientTlsModes) ?? 'DISABLE'
  const sni = textAt(tls, 'sni')
  return sni ? `mode ${mode}, SNI ${shorten(sni)}` : `mode ${mode}`
}

/** Who asked for it, where that is not a DestinationRule; without an authority every connection fails. */
function policyWords(model: Model, rule: Resource, path: Place['path']): string {
  const policy = policyBehind(model, rule, path)
  if (!policy) return ''
  const fault = authorityFaultOf(model, policy)
  return `, by BackendTLSPolicy ${nameWords(policy)}${fault ? `; every connection fails: ${fault.message}` : ''}`
}

function balancerWords(balancer: JsonMap): string {
  const hash = optionalMapAt(balancer, 'consistentHash')
  if (!hash) return textAt(balancer, 'simple') ?? 'by locality'
  const header = textAt(hash, 'httpHeaderName')
  const query = textAt(hash, 'httpQueryParameterName')
  const cookie = field(hash, 'httpCookie')
  const by =
    header !== undefined
      ? `header ${shorten(header)}`
      : query !== undefined
        ? `query parameter ${shorten(query)}`
        : isMap(cookie)
          ? `cookie ${shorten(textAt(cookie, 'name') ?? '')}`
          : 'the client’s address'
  return `one pod for one ${by}, by consistent hash`
}

function labelWords(subset: JsonMap): string {
  return Object.entries(mapAt(subset, 'labels'))
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ')
}
