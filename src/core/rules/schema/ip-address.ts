import { goodKubernetesGateway } from './good-gateway-api.ts'
import { schemaPath } from './schema-path.ts'
import { structureRule } from './structure-rule.ts'
import { shorten } from './words.ts'

export const ipAddress = structureRule(
  ['ip-address'],
  {
    id: 'schema/ip-address',
    title: 'Address that is no IP address',
    source: { crd: 'anyOf' },
    why: `
The API server refuses the object: an address of the type \`IPAddress\`, which is also the type where none is written, is an IPv4 or
IPv6 address. The name of a Service is an address of the type \`Hostname\`.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  addresses:
  - value: istio-ingressgateway.istio-system
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  listeners:
  - { name: http, port: 80, protocol: HTTP }
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => ({
    message: `"${shorten(value)}" is no IP address; a name needs \`type: Hostname\`.`,
    // Of the forms that an address can have, none fits.
    verdictPath: [schemaPath(path), schemaPath(path.slice(0, -1))],
  }),
)
