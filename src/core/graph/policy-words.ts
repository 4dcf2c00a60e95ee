import type { Policy } from '../model/policies.ts'
import { authorizationActions, enumAt, mapAt, mapsAt, mutualTlsModes, textsAt } from '../model/read-value.ts'
import { shorten } from './match-words.ts'

/** What a policy does where it applies, in a few words, its name first: `shop/readers, DENY`. */
export function policyWords({ kind, resource }: Policy): string {
  const { spec, namespace } = resource
  const name = shorten(`${namespace}/${resource.name}`)
  switch (kind) {
    case 'AuthorizationPolicy':
      return `${name}, ${shorten(enumAt(spec, 'action', authorizationActions) ?? 'ALLOW')}`
    case 'PeerAuthentication':
      return `${name}, mTLS ${shorten(enumAt(mapAt(spec, 'mtls'), 'mode', mutualTlsModes) ?? 'UNSET')}`
    case 'EnvoyFilter':
      return `${name}, changes Envoy's configuration, and routing with it perhaps`
    case 'Sidecar': {
      const hosts = mapsAt(spec, 'egress').flatMap(it => textsAt(it, 'hosts'))
      return `${name}, may call ${shorten(hosts.join(', ') || '*/*')}`
    }
    case 'RequestAuthentication':
    case 'WasmPlugin':
    case 'TrafficExtension':
    case 'Telemetry':
    case 'ProxyConfig':
      return name
  }
}
