import { choice, field, listOf, object, required, text } from '../describe.ts'
import type { Kind } from '../field.ts'
import { type GatewayApiChannel, gatewayApiGroup } from './channel.ts'
import { options } from './listeners.ts'
import { groupName, hostname, kindName, objectName, preciseHostname, sectionName, textUpTo } from './names.ts'
import { localRef } from './references.ts'
import { policyStatus } from './status.ts'

const targetRef = object({
  group: required(groupName, 'The API group of the target; `""` for a Service.', { examples: ['""'] }),
  kind: required(kindName, 'The kind of the target.', { examples: ['Service'] }),
  name: required(objectName, 'The name of the target.'),
  sectionName: field(sectionName, 'The name of the port that it is for.', { default: 'every port' }),
})

const alternativeName = object(
  {
    type: required(
      choice({ Hostname: 'A host name.', URI: 'A URI, such as a SPIFFE id.' }),
      'What sort of name it is.',
    ),
    hostname: field(hostname, 'The host name, with `type: Hostname`.'),
    uri: field(
      textUpTo(253, {
        minLength: 1,
        pattern: '^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?',
      }),
      'The URI, with `type: URI`.',
      { examples: ['spiffe://cluster.local/ns/prod/sa/web'] },
    ),
  },
  { cel: ['alternative-name-of-type'] },
)

const validation = object(
  {
    hostname: required(preciseHostname, 'The SNI that is sent, and the name that the certificate must have.'),
    caCertificateRefs: field(
      listOf(localRef('the object with CA certificates'), { maxItems: 8 }),
      'The ConfigMap with the CA certificates; Istio takes the first.',
    ),
    wellKnownCACertificates: field(
      text(undefined, {
        minLength: 1,
        maxLength: 253,
        pattern:
          '^(System|([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]))$',
      }),
      'The CA certificates of the system, in place of those of a ConfigMap.',
      { examples: ['System'] },
    ),
    subjectAltNames: field(
      listOf(alternativeName, { maxItems: 5 }),
      'The subject alternative names of which the certificate must have one.',
      { default: '`hostname`' },
    ),
  },
  { cel: ['one-source-of-certificates'] },
)

export function backendTlsPolicy(channel: GatewayApiChannel): Kind {
  return {
    kind: 'BackendTLSPolicy',
    group: gatewayApiGroup,
    plural: 'backendtlspolicies',
    shortNames: ['btlspolicy'],
    versions: channel === 'standard' ? ['v1'] : ['v1', 'v1alpha3'],
    doc: 'TLS between a gateway and a Service; Istio makes a DestinationRule of it.',
    spec: required(
      object({
        targetRefs: required(
          listOf(targetRef, { minItems: 1, maxItems: 16, cel: ['target-refs-unique'] }),
          'The Services that it is for.',
        ),
        validation: required(validation, "How the Service's certificate is checked."),
        options: field(options, 'Settings of the implementation.'),
      }),
      'The Services and how their certificates are checked.',
    ),
    status: policyStatus,
  }
}
