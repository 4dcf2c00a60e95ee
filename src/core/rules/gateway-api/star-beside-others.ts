import { fixOf, remove } from '../checks/fixes.ts'
import { celRule } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { fieldName } from '../schema/words.ts'
import { listOf } from './list-of.ts'

export const starBesideOthers = celRule(
  'star-alone',
  {
    id: 'gateway-api/star-beside-others',
    title: 'All of them beside single ones',
    why: `
The API server refuses the object: where \`*\` stands for all origins, methods or headers, nothing else may stand beside it.
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
    - type: CORS
      cors:
        allowOrigins: ["https://www.example.com", "*"]
#                                                 ^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: CORS
      cors:
        allowOrigins: ["https://www.example.com"]
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const all = listOf(value)
    const i = all.indexOf('*')
    if (i < 0 || all.length < 2) return undefined
    return {
      path: [...path, i],
      message: `In ${fieldName(path)}, "*" must stand alone.`,
      fix: fixOf('Remove "*"', remove([...path, i])),
    }
  },
)
