import { choice, field, listOf, mapOf, object, required, text, texts } from '../describe.ts'
import type { Field, FieldType } from '../field.ts'
import { gatewayApiGroup } from './channel.ts'
import { groupName, hostname, kindName, portNumber, protocolPattern, sectionName, textUpTo } from './names.ts'
import { secretRef } from './references.ts'

/** Picks namespaces by their labels. */
export const labelSelector: FieldType = object({
  matchLabels: field(mapOf(text()), 'Labels that a namespace must have.', {
    examples: ['kubernetes.io/metadata.name: shop'],
  }),
  matchExpressions: field(
    listOf(
      object({
        key: required(text(), 'The label that is looked at.'),
        operator: required(text(), 'How it is compared.', {
          examples: ['In', 'NotIn', 'Exists', 'DoesNotExist'],
        }),
        values: field(texts(), 'The values for `In` and `NotIn`.'),
      }),
    ),
    'Conditions on the labels of a namespace.',
  ),
})

/** Settings that an implementation reads, Istio's among them. */
export const options: FieldType = mapOf(textUpTo(4096, { minLength: 0 }), { maxProperties: 16 })

const certificates = field(
  listOf(secretRef, { maxItems: 64 }),
  'The Secrets with the server certificates; Istio takes two at most.',
)

const tls = object(
  {
    mode: field(
      choice({
        Terminate: 'TLS ends here, with the certificate of a Secret.',
        Passthrough: 'The connection goes on encrypted; TLSRoutes pick by SNI.',
      }),
      'Where TLS ends.',
      { default: 'Terminate', defaulted: 'Terminate' },
    ),
    certificateRefs: certificates,
    options: field(options, 'Settings of the implementation.', {
      examples: ['gateway.istio.io/tls-terminate-mode: MUTUAL'],
    }),
  },
  { cel: ['certificates-to-terminate'] },
)

const allowedRoutes = object({
  namespaces: field(
    object({
      from: field(
        choice({
          All: 'Routes of all namespaces.',
          Selector: 'Routes of the namespaces whose labels fit `selector`.',
          Same: 'Routes of the same namespace only.',
        }),
        'Which namespaces may attach routes.',
        { default: 'Same', defaulted: 'Same' },
      ),
      selector: field(labelSelector, 'The labels of the namespaces, with `from: Selector`.'),
    }),
    'The namespaces whose routes may attach.',
    { default: 'the namespace of the listener', defaulted: { from: 'Same' } },
  ),
  kinds: field(
    listOf(
      object({
        group: field(groupName, 'The API group of the kind.', {
          default: gatewayApiGroup,
          defaulted: gatewayApiGroup,
        }),
        kind: required(kindName, 'The kind of the route.', {
          examples: ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'],
        }),
      }),
      { maxItems: 8 },
    ),
    'The kinds of routes that may attach.',
    { default: 'those that fit the protocol' },
  ),
})

const listener = object({
  name: required(sectionName, 'The name of the listener, which routes may ask for as `sectionName`.', {
    examples: ['http', 'https', 'tls'],
  }),
  port: required(portNumber, 'The port that is listened on.', { examples: ['80', '443', '8080'] }),
  protocol: required(
    text('protocol', { minLength: 1, maxLength: 255, pattern: protocolPattern }),
    'The protocol, in upper case.',
    { examples: ['HTTP', 'HTTPS', 'TLS', 'TCP'] },
  ),
  hostname: field(hostname, 'The host that is served; its first label may be `*`.', {
    default: 'all hosts',
    examples: ['www.example.com', '*.example.com'],
  }),
  tls: field(tls, 'The TLS settings of an HTTPS or TLS listener.'),
  allowedRoutes: field(allowedRoutes, 'Which routes may attach to the listener.', {
    default: 'those of the same namespace',
    defaulted: { namespaces: { from: 'Same' } },
  }),
})

/** The listeners of a Gateway or ListenerSet. */
export function listeners(doc: string, unique: 'listeners-unique' | 'set-listeners-unique'): Field {
  return required(
    listOf(listener, {
      minItems: 1,
      maxItems: 64,
      listMapKeys: ['name'],
      cel: ['listener-tls', 'listener-hostname', 'listener-names-unique', unique],
    }),
    doc,
  )
}
