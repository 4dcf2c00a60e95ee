import { celRule, keysOf } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'

export const labelKey = celRule(
  'label-keys',
  {
    id: 'gateway-api/label-key',
    title: 'Invalid key of a label or annotation',
    why: `
The API server refuses the object: a key is a name of at most 63 letters, digits, \`-\`, \`_\` and \`.\`, with a DNS name and a slash in front at
most.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  infrastructure:
    labels:
      "team name": shop
#     ^^^^^^^^^^^
  listeners:
  - { name: http, port: 80, protocol: HTTP }
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => {
    const key = keysOf(value).find(it => !pattern.test(it) || [...(it.split('/')[0] ?? '')].length >= 253)
    return key === undefined
      ? undefined
      : { path: [...path, key], part: 'key', message: `"${shorten(key)}" cannot be the key of a label.` }
  },
)

const pattern =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/
