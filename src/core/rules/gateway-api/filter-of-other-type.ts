import { fixOf, remove } from '../checks/fixes.ts'
import { celRule, has, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'

export const filterOfOtherType = celRule(
  ['header-filter-of-type', 'http-filter-of-type', 'auth-filter-of-type'],
  {
    id: 'gateway-api/filter-of-other-type',
    title: 'Filter whose settings do not fit its type',
    why: `
The API server refuses the object: a filter has the member that its \`type\` names, and no other.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: RequestRedirect
#           ^^^^^^^^^^^^^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: RequestHeaderModifier
      requestHeaderModifier: { remove: [x-debug] }
      responseHeaderModifier: { remove: [x-debug] }
#     ^^^^^^^^^^^^^^^^^^^^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: RequestHeaderModifier
      requestHeaderModifier: { remove: [x-debug] }
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value, rules }) => {
    const type = textEntry(value, 'type') ?? ''
    const own = Object.hasOwn(members, type) ? members[type] : undefined
    const asked = rules.flatMap(it => (Object.hasOwn(typesOf, it) ? typesOf[it]! : []))
    if (own !== undefined && asked.includes(type) && !has(value, own))
      return { path: [...path, 'type'], message: `A filter of type ${type} must have \`${own}\`.` }
    const other = asked.map(it => members[it]!).find(it => it !== own && has(value, it))
    if (other === undefined) return undefined
    return {
      path: [...path, other],
      part: 'key',
      message: `A filter of type ${shorten(type)} cannot have \`${other}\`.`,
      fix: fixOf(`Remove \`${other}\``, remove([...path, other])),
    }
  },
)

const members: Readonly<Record<string, string>> = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  ExtensionRef: 'extensionRef',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  CORS: 'cors',
  ExternalAuth: 'externalAuth',
}

const typesOf: Readonly<Record<string, readonly string[]>> = {
  'header-filter-of-type': [
    'RequestHeaderModifier',
    'ResponseHeaderModifier',
    'RequestMirror',
    'ExtensionRef',
  ],
  'http-filter-of-type': ['RequestRedirect', 'URLRewrite', 'CORS'],
  'auth-filter-of-type': ['ExternalAuth'],
}
