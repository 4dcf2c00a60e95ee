import { celRule, has, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'

export const pathModifier = celRule(
  'path-modifier-of-type',
  {
    id: 'gateway-api/path-modifier',
    title: 'Replacement of a path that does not fit its type',
    why: `
The API server refuses the object: \`ReplaceFullPath\` needs \`replaceFullPath\`, \`ReplacePrefixMatch\` needs \`replacePrefixMatch\`, and neither
takes the other's.
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
    - type: URLRewrite
      urlRewrite:
        path:
          type: ReplaceFullPath
#               ^^^^^^^^^^^^^^^
          replacePrefixMatch: /
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const type = textEntry(value, 'type')
    for (const [own, member] of modifiers) {
      if (type === own && !has(value, member))
        return { path: [...path, 'type'], message: `${own} must have \`${member}\`.` }
      if (type !== own && has(value, member))
        return { path: [...path, member], part: 'key', message: `\`${member}\` needs \`type: ${own}\`.` }
    }
    return undefined
  },
)

const modifiers = [
  ['ReplaceFullPath', 'replaceFullPath'],
  ['ReplacePrefixMatch', 'replacePrefixMatch'],
] as const
