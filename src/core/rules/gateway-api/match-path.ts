import { fixOf, set } from '../checks/fixes.ts'
import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'

export const matchPath = celRule(
  'path-value',
  {
    id: 'gateway-api/match-path',
    title: 'Path that a match cannot have',
    why: `
The API server refuses the object: a path of the type \`Exact\` or \`PathPrefix\` begins with a slash, has no empty, \`.\` or \`..\` segment, no encoded
slash and no \`#\`, and only characters that a path can have. A \`RegularExpression\` is free of this.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches:
    - path: { value: cart }
#                    ^^^^
    backendRefs: [{ name: cart, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches:
    - path: { value: /cart }
    backendRefs: [{ name: cart, port: 80 }]
`,
        },
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches:
    - path: { type: Exact, value: /a//b }
#                                 ^^^^^
    backendRefs: [{ name: cart, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches:
    - path: { type: Exact, value: /a/b }
    backendRefs: [{ name: cart, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const text = textEntry(value, 'value')
    if (text === undefined || !['Exact', 'PathPrefix'].includes(textEntry(value, 'type') ?? ''))
      return undefined
    const fault = faults.find(it => it.is(text))
    if (!fault) return undefined
    const at = [...path, 'value']
    return {
      path: at,
      message: `The path "${shorten(text)}" ${fault.words}.`,
      ...(fault.mend && { fix: fixOf(`Write \`${shorten(fault.mend(text))}\``, set(at, fault.mend(text))) }),
    }
  },
)

interface PathFault {
  readonly is: (text: string) => boolean
  readonly words: string
  readonly mend?: (text: string) => string
}

const faults: readonly PathFault[] = [
  { is: it => it === '', words: 'must begin with a slash', mend: () => '/' },
  { is: it => /^[A-Za-z0-9_]/.test(it), words: 'must begin with a slash', mend: it => `/${it}` },
  { is: it => !it.startsWith('/'), words: 'must begin with a slash' },
  { is: it => it.includes('//'), words: 'has an empty segment', mend: it => it.replace(/\/{2,}/g, '/') },
  { is: it => /\/\.\.?(\/|$)/.test(it), words: 'has a segment `.` or `..`' },
  { is: it => /%2f/i.test(it), words: 'has an encoded slash' },
  { is: it => it.includes('#'), words: 'has a `#`' },
  {
    is: it => !/^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/.test(it),
    words: 'has characters that a path cannot have',
  },
]
