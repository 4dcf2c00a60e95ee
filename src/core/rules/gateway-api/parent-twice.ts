import type { Json } from '../../yaml/source-document.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { celRule, entry, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'

export const parentTwice = celRule(
  ['parent-refs-unique', 'parent-refs-unique-by-port', 'target-refs-unique'],
  {
    id: 'gateway-api/parent-twice',
    title: 'Two references to one object that are not told apart',
    why: `
The API server refuses the object: where two references lead to the same object, each needs a \`sectionName\` of its own. Another \`port\` is
not enough in the standard channel of the Gateway API. Remove one of the two, or name a section in each.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  parentRefs:
  - name: public
    sectionName: http
  - name: public
#   ^^^^^^^^^^^^
  rules:
  - backendRefs: [{ name: shop, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  parentRefs:
  - name: public
    sectionName: http
  rules:
  - backendRefs: [{ name: shop, port: 80 }]
`,
        },
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
spec:
  targetRefs:
  - { group: "", kind: Service, name: cart }
  - { group: "", kind: Service, name: cart }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  validation: { hostname: cart.example.com, wellKnownCACertificates: System }
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
spec:
  targetRefs:
  - { group: "", kind: Service, name: cart }
  validation: { hostname: cart.example.com, wellKnownCACertificates: System }
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value, rules }) => {
    if (!Array.isArray(value)) return undefined
    const byPort = rules.includes('parent-refs-unique-by-port')
    const second = value.findIndex((it, i) => value.slice(0, i).some(one => clash(one, it, byPort)))
    if (second < 0) return undefined
    const first = value.findIndex(it => clash(it, value[second]!, byPort))
    const list = String(path.at(-1))
    return {
      path: [...path, second],
      message: `\`${list}[${second}]\` leads to the same object as \`${list}[${first}]\`, ${shorten(textEntry(value[second]!, 'name') ?? '')}.`,
      fix: fixOf('Remove the second reference', remove([...path, second])),
    }
  },
)

/** Whether two references to one object are not told apart: both name a part of it, and not the same, or the conditions refuse them. */
function clash(a: Json, b: Json, byPort: boolean): boolean {
  const isOne = ['group', 'kind', 'name', 'namespace'].every(it => part(a, it) === part(b, it))
  if (!isOne) return false
  const told = ['sectionName', ...(byPort ? ['port'] : [])]
  const isUneven = told.some(it => (part(a, it) === '') !== (part(b, it) === ''))
  return isUneven || told.every(it => part(a, it) === part(b, it))
}

function part(reference: Json, key: string): string {
  const value = entry(reference, key)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')
}
