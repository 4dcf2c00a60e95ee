import { parseDuration } from '../../syntax/duration.ts'
import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'

export const backendTimeoutLonger = celRule(
  'timeouts-in-order',
  {
    id: 'gateway-api/backend-timeout-longer',
    title: 'One try that may take longer than the whole request',
    why: `
The API server refuses the object: \`backendRequest\`, the time of one try, is at most \`request\`, the time of all of them.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - timeouts: { request: 1s, backendRequest: 2s }
#                                            ^^
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const [request, backend] = [textEntry(value, 'request'), textEntry(value, 'backendRequest')]
    if (request === undefined || backend === undefined) return undefined
    const [whole, one] = [parseDuration(request), parseDuration(backend)]
    // What is no duration at all makes the condition fail, unless it is not come to.
    if (whole === undefined)
      return { path: [...path, 'request'], message: `"${shorten(request)}" is no duration, such as 1s.` }
    if (whole === 0n) return undefined
    if (one === undefined)
      return {
        path: [...path, 'backendRequest'],
        message: `"${shorten(backend)}" is no duration, such as 1s.`,
      }
    return one <= whole
      ? undefined
      : {
          path: [...path, 'backendRequest'],
          message: `One try may take ${backend}, the whole request ${request}.`,
        }
  },
)
