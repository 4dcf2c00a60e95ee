import { isMapKey } from './map-key.ts'

/** What the values of a condition of an AuthorizationPolicy have to be; `any` where they are compared as texts. */
export type ConditionValues = 'any' | 'ip' | 'port' | 'service-account' | 'trust-domain'

/** What Istio makes of the key of a condition: the sort of its values, or why it is refused, as a clause. */
export type ConditionKey = { readonly values: ConditionValues } | { readonly fault: string }

const values: Readonly<Record<string, ConditionValues>> = {
  'source.ip': 'ip',
  'remote.ip': 'ip',
  'destination.ip': 'ip',
  'source.namespace': 'any',
  'source.principal': 'any',
  'request.auth.principal': 'any',
  'request.auth.audiences': 'any',
  'request.auth.presenter': 'any',
  'connection.sni': 'any',
  'source.serviceAccount': 'service-account',
  'source.trustDomain': 'trust-domain',
  'destination.port': 'port',
}

const gone: Readonly<Record<string, string>> = {
  'destination.namespace': 'the policy applies to its own namespace already',
  'destination.name': 'Istio has no such attribute any more',
  'destination.user': 'Istio has no such attribute any more',
}

/** Reads the key of a condition as `ValidateAttribute` in Istio's pkg/config/security does, in its order. */
export function conditionKey(key: string): ConditionKey {
  if (key.startsWith('request.headers')) return bracketed(key, 'request.headers[x-user]')
  if (Object.hasOwn(values, key)) return { values: values[key]! }
  if (key.startsWith('request.auth.claims')) return bracketed(key, 'request.auth.claims[iss]')
  if (key.startsWith('experimental.envoy.filters.'))
    return bracketed(key, 'experimental.envoy.filters.name[key]')
  if (key.startsWith('destination.labels')) return { fault: 'the selector of the policy picks the workloads' }
  if (Object.hasOwn(gone, key)) return { fault: gone[key]! }
  return { fault: 'Istio knows no attribute of that name' }
}

function bracketed(key: string, example: string): ConditionKey {
  return isMapKey(key) ? { values: 'any' } : { fault: `it has a name in brackets, such as ${example}` }
}
