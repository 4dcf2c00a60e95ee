import { fullHost } from '../../model/hosts.ts'
import { integerAt, type JsonMap, mapAt, mapsAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Destination } from '../../model/virtual-services.ts'
import { type ClusterContext, lookUp } from './clusters.ts'
import { destinationRuleFor } from './destination-rule-for.ts'
import type { WrittenIn } from './effective-rule.ts'

/** What one Pod is chosen by, as words: `header x-user`. Undefined where the DestinationRule asks for no consistent hash (route.go, hashForHTTPDestination). */
export function hashPolicyOf(
  context: ClusterContext,
  destination: WrittenIn<Destination>,
): string | undefined {
  const host = fullHost(destination.host, destination)
  const service = context.sidecar
    ? context.sidecar.services.find(host)
    : lookUp(context, host, destination.namespace)
  const rule = service && destinationRuleFor(context.model, host, context.namespace, destination.subset)
  if (!rule) return undefined
  const subset = mapsAt(rule.spec, 'subsets').find(it => textAt(it, 'name') === destination.subset)
  const policies = [...(subset ? [mapAt(subset, 'trafficPolicy')] : []), mapAt(rule.spec, 'trafficPolicy')]
  for (const policy of policies) {
    const hash = ofPort(policy, destination.port) ?? hashOf(policy)
    if (hash) return hashWords(hash)
  }
  return undefined
}

function ofPort(policy: JsonMap, port: number | undefined): JsonMap | undefined {
  if (!port) return undefined
  const own = mapsAt(policy, 'portLevelSettings').find(it => integerAt(mapAt(it, 'port'), 'number') === port)
  return own && hashOf(own)
}

function hashOf(policy: JsonMap): JsonMap | undefined {
  return optionalMapAt(mapAt(policy, 'loadBalancer'), 'consistentHash')
}

function hashWords(hash: JsonMap): string | undefined {
  const header = textAt(hash, 'httpHeaderName')
  if (header !== undefined) return `header ${header.toLowerCase()}`
  const query = textAt(hash, 'httpQueryParameterName')
  if (query !== undefined) return `query ${query}`
  const cookie = optionalMapAt(hash, 'httpCookie')
  if (cookie) return `cookie ${textAt(cookie, 'name') ?? ''}`
  return hash.useSourceIp === undefined ? undefined : 'source ip'
}
