import { celRule, entry, has, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'

export const sessionCookie = celRule(
  ['permanent-with-timeout', 'cookie-of-type'],
  {
    id: 'gateway-api/session-cookie',
    title: 'Cookie settings that do not fit',
    why: `
In the experimental channel of the Gateway API the API server refuses the object: \`cookieConfig\` needs \`type: Cookie\`, and a permanent
cookie needs \`absoluteTimeout\`.
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
  - sessionPersistence:
      cookieConfig:
        lifetimeType: Permanent
#                     ^^^^^^^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
        {
          yaml: `
# In the experimental channel:
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - sessionPersistence:
      type: Header
      cookieConfig: {}
#     ^^^^^^^^^^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const cookie = entry(value, 'cookieConfig')
    if (cookie === undefined) return undefined
    if (textEntry(value, 'type') !== 'Cookie')
      return { path: [...path, 'cookieConfig'], part: 'key', message: '`cookieConfig` needs `type: Cookie`.' }
    return textEntry(cookie, 'lifetimeType') === 'Permanent' && !has(value, 'absoluteTimeout')
      ? {
          path: [...path, 'cookieConfig', 'lifetimeType'],
          message: 'A permanent cookie needs `absoluteTimeout`.',
        }
      : undefined
  },
)
