import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'
import { isHostname } from './hostname.ts'

export const hostnameAddress = celRule(
  ['hostname-address', 'status-hostname-address'],
  {
    id: 'gateway-api/hostname-address',
    title: 'Address of type Hostname that is no host name',
    why: `
The API server refuses the object: an address of the type \`Hostname\` is a DNS name in lower case. Istio takes the name of a Service.
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
  - type: Hostname
    value: istio_gateway
#          ^^^^^^^^^^^^^
  listeners:
  - { name: http, port: 80, protocol: HTTP }
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => {
    const name = textEntry(value, 'value')
    const isWrong = textEntry(value, 'type') === 'Hostname' && name !== undefined && !isHostname(name)
    return isWrong
      ? { path: [...path, 'value'], message: `"${shorten(name)}" is no DNS name in lower case.` }
      : undefined
  },
)
