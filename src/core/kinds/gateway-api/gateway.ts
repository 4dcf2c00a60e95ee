import { choice, field, listOf, mapOf, object, required, text } from '../describe.ts'
import type { Fields, FieldType, Kind } from '../field.ts'
import { type GatewayApiChannel, gatewayApiGroup } from './channel.ts'
import { labelSelector, listeners } from './listeners.ts'
import { portNumber, textUpTo } from './names.ts'
import { caRef, localRef, secretRef } from './references.ts'
import { gatewayStatus } from './status.ts'

/** Gateway of the Gateway API: the listeners through which traffic enters. */
export function gateway(channel: GatewayApiChannel): Kind {
  return {
    kind: 'Gateway',
    group: gatewayApiGroup,
    plural: 'gateways',
    shortNames: ['gtw'],
    versions: ['v1', 'v1beta1'],
    doc: 'Listeners of the Kubernetes Gateway API, through which traffic enters the mesh; Istio runs a gateway for them.',
    spec: required(object({ ...fields, ...(channel === 'experimental' && experimental) }), 'The listeners.'),
    status: gatewayStatus(addressType),
  }
}

const addressType: FieldType = text(undefined, {
  minLength: 1,
  maxLength: 253,
  pattern:
    "^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
})

const address = object(
  {
    type: field(
      addressType,
      'What sort of address it is; a Hostname names the Service of a gateway that runs already.',
      {
        default: 'IPAddress',
        defaulted: 'IPAddress',
        examples: ['IPAddress', 'Hostname'],
      },
    ),
    value: field(textUpTo(253), 'The address.', {
      examples: ['istio-ingressgateway.istio-system.svc.cluster.local'],
    }),
  },
  { ipByType: true, cel: ['hostname-address'] },
)

const frontendTls = object({
  validation: field(
    object({
      caCertificateRefs: required(
        listOf(caRef, { minItems: 1, maxItems: 16 }),
        'The ConfigMap or Secret with the CA certificates; Istio takes one.',
      ),
      mode: field(
        choice({
          AllowValidOnly: 'Clients need a valid certificate.',
          AllowInsecureFallback: 'Clients without a valid certificate are let in as well.',
        }),
        'What happens to clients without a valid certificate.',
        { default: 'AllowValidOnly', defaulted: 'AllowValidOnly' },
      ),
    }),
    'How client certificates are checked.',
    { default: 'not at all' },
  ),
})

const labelPattern = '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$'

const fields: Fields = {
  gatewayClassName: required(textUpTo(253, { minLength: 1 }), 'The class, which says whose Gateway it is.', {
    examples: ['istio', 'istio-remote', 'istio-waypoint'],
  }),
  listeners: listeners('The ports, protocols and hosts that are served.', 'listeners-unique'),
  addresses: field(
    listOf(address, { maxItems: 16, cel: ['addresses-unique'] }),
    'The addresses asked for; a Hostname binds the listeners to a gateway that runs already.',
    { default: 'Istio runs a gateway of its own' },
  ),
  infrastructure: field(
    object({
      labels: field(
        mapOf(textUpTo(63, { minLength: 0, pattern: labelPattern }), {
          maxProperties: 8,
          cel: ['label-keys'],
        }),
        'Labels of what Istio creates for the Gateway.',
      ),
      annotations: field(
        mapOf(textUpTo(4096, { minLength: 0 }), { maxProperties: 16, cel: ['label-keys'] }),
        'Annotations of what Istio creates for the Gateway.',
      ),
      parametersRef: field(
        localRef('the object with parameters'),
        'A ConfigMap that adjusts what Istio creates.',
      ),
    }),
    'What is created for the Gateway.',
  ),
  allowedListeners: field(
    object({
      namespaces: field(
        object({
          from: field(
            choice({
              All: 'ListenerSets of all namespaces.',
              Selector: 'ListenerSets of the namespaces whose labels fit `selector`.',
              Same: 'ListenerSets of the same namespace only.',
              None: 'No ListenerSets.',
            }),
            'Which namespaces may add listeners.',
            { default: 'None', defaulted: 'None' },
          ),
          selector: field(labelSelector, 'The labels of the namespaces, with `from: Selector`.'),
        }),
        'The namespaces whose ListenerSets may add listeners.',
        { default: 'none', defaulted: { from: 'None' } },
      ),
    }),
    'Which ListenerSets may add listeners.',
    { default: 'none' },
  ),
  tls: field(
    object({
      frontend: field(
        object({
          default: required(frontendTls, 'The settings of the ports that `perPort` does not name.'),
          perPort: field(
            listOf(
              object({
                port: required(portNumber, 'The port.'),
                tls: required(frontendTls, 'The settings of the port.'),
              }),
              { maxItems: 64, listMapKeys: ['port'], cel: ['tls-ports-unique'] },
            ),
            'Settings of single ports.',
          ),
        }),
        'TLS between clients and the Gateway.',
      ),
      backend: field(
        object({
          clientCertificateRef: field(
            secretRef,
            'The Secret with the certificate that the Gateway shows to backends.',
          ),
        }),
        'TLS between the Gateway and backends.',
      ),
    }),
    'TLS settings for all listeners.',
  ),
}

const experimental: Fields = {
  defaultScope: field(
    choice({ All: 'Routes of all namespaces.', None: 'No routes.' }),
    'Whether routes that use default Gateways attach to this one.',
    { default: 'None' },
  ),
}
