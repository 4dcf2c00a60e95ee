import { field, listOf, object, required } from '../describe.ts'
import type { Field, FieldType, Kind } from '../field.ts'
import { type GatewayApiChannel, gatewayApiGroup } from './channel.ts'
import { hostname } from './names.ts'
import { backendRefs } from './references.ts'
import { routeFields, ruleName } from './route-parts.ts'
import { routeStatus } from './status.ts'

/** TLSRoute: where TLS connections go, by SNI. */
export function tlsRoute(channel: GatewayApiChannel): Kind {
  const hosts = listOf(hostname, { maxItems: 1024, minItems: 1, cel: ['sni-hostnames'] })
  const doc = 'The SNI names that the route is for; the first label may be `*`.'
  const olderHosts = field(listOf(hostname, { maxItems: 1024 }), doc)
  return {
    ...streamRoute('TLSRoute', channel),
    doc: 'Sends the TLS connections of a Gateway to backends, by the host name that the client asks for.',
    versions: channel === 'standard' ? ['v1'] : ['v1', 'v1alpha3', 'v1alpha2'],
    spec: specOf(channel, onlyRule, { hostnames: required(hosts, doc, { examples: ['db.example.com'] }) }),
    ...(channel === 'experimental' && {
      older: { v1alpha2: specOf(channel, manyRules, { hostnames: olderHosts }) },
    }),
  }
}

/** TCPRoute: where TCP connections go. */
export function tcpRoute(channel: GatewayApiChannel): Kind {
  return {
    ...streamRoute('TCPRoute', channel),
    doc: 'Sends the TCP connections of a Gateway to backends.',
  }
}

/** UDPRoute, which Istio does not read. */
export function udpRoute(channel: GatewayApiChannel): Kind {
  return {
    ...streamRoute('UDPRoute', channel),
    doc: 'Sends the UDP packets of a Gateway to backends; Istio does not read it.',
  }
}

function streamRoute(kind: string, channel: GatewayApiChannel): Kind {
  return {
    kind,
    group: gatewayApiGroup,
    plural: `${kind.toLowerCase()}s`,
    shortNames: [],
    versions: channel === 'standard' ? ['v1'] : ['v1', 'v1alpha2'],
    doc: '',
    spec: specOf(channel, onlyRule),
    ...(channel === 'experimental' && { older: { v1alpha2: specOf(channel, manyRules) } }),
    status: routeStatus,
  }
}

function specOf(
  channel: GatewayApiChannel,
  rules: FieldType,
  more: { readonly hostnames?: Field } = {},
): Field {
  return required(
    object({
      ...routeFields(channel),
      ...more,
      rules: required(rules, 'The rule with the destinations.'),
    }),
    'The parents and the destinations.',
  )
}

const rule = object({
  name: ruleName,
  backendRefs: required(backendRefs({ minItems: 1 }), 'Where the connections go.'),
})

const onlyRule = listOf(rule, { minItems: 1, maxItems: 1 })
const manyRules = listOf(rule, { minItems: 1, maxItems: 16, cel: ['rule-names-unique'] })
