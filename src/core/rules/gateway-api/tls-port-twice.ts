import { celRule, entry } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const tlsPortTwice = celRule(
  'tls-ports-unique',
  {
    id: 'gateway-api/tls-port-twice',
    title: 'Two entries for one port',
    why: `
The API server refuses the object: each port has one entry with its TLS settings.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP }
  tls:
    frontend:
      default: {}
      perPort:
      - { port: 443, tls: {} }
      - { port: 443, tls: {} }
#               ^^^
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => {
    const ports = listOf(value).map(it => entry(it, 'port'))
    const second = ports.findIndex((it, i) => it !== undefined && ports.indexOf(it) < i)
    return second < 0
      ? undefined
      : { path: [...path, second, 'port'], message: `Port ${ports[second]} has an entry already.` }
  },
)
