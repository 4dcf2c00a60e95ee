import { celRule, entry, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'

export const serviceWithoutPort = celRule(
  'service-with-port',
  {
    id: 'gateway-api/service-without-port',
    title: 'Reference to a Service without a port',
    why: `
The API server refuses the object: a destination that is a Service needs the \`port\` of the Service that is meant.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - backendRefs:
    - name: shop
#     ^^^^
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const isService = textEntry(value, 'group') === '' && textEntry(value, 'kind') === 'Service'
    if (!isService || entry(value, 'port') !== undefined) return undefined
    const name = shorten(textEntry(value, 'name') ?? '')
    return {
      path: [...path, 'name'],
      part: 'key',
      message: `The reference to the Service ${name} must have a \`port\`.`,
    }
  },
)
