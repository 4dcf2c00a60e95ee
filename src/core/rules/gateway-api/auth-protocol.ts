import { celRule, has, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'

export const authProtocol = celRule(
  'auth-settings-of-protocol',
  {
    id: 'gateway-api/auth-protocol',
    title: 'Settings of an authorisation service that do not fit its protocol',
    why: `
In the experimental channel of the Gateway API the API server refuses the object: with \`protocol: HTTP\` there is \`http\`, with
\`protocol: GRPC\` there is \`grpc\`, and never the other one.
`,
    examples: {
      bad: [
        {
          yaml: `
# In the experimental channel:
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: ExternalAuth
      externalAuth:
        protocol: GRPC
#                 ^^^^
        backendRef: { name: auth, port: 9000 }
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const protocol = textEntry(value, 'protocol')
    for (const own of ['GRPC', 'HTTP']) {
      const member = own.toLowerCase()
      if (protocol === own && !has(value, member))
        return {
          path: [...path, 'protocol'],
          message: `With \`protocol: ${own}\` there must be \`${member}\`.`,
        }
      if (protocol !== own && has(value, member))
        return { path: [...path, member], part: 'key', message: `\`${member}\` needs \`protocol: ${own}\`.` }
    }
    return undefined
  },
)
