import type { Json } from '../../yaml/source-document.ts'
import { celRule, entry } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const listenerTwice = celRule(
  ['listener-names-unique', 'listeners-unique', 'set-listeners-unique'],
  {
    id: 'gateway-api/listener-twice',
    title: 'Two listeners that are not told apart',
    why: `
The API server refuses the object: each listener needs a name of its own, and no two may have the same port, protocol and hostname. A
listener without a hostname is another than one with a hostname.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - { name: a, port: 80, protocol: HTTP, hostname: shop.example.com }
  - { name: b, port: 80, protocol: HTTP, hostname: shop.example.com }
#                    ^^
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value, rules }) => {
    const all = listOf(value)
    const list = String(path.at(-1))
    const tell = (keys: readonly string[], marked: string, what: string) => {
      const second = all.findIndex((it, i) => all.slice(0, i).some(one => isAlike(one, it, keys)))
      if (second < 0) return undefined
      const first = all.findIndex(it => isAlike(it, all[second]!, keys))
      return {
        path: [...path, second, marked],
        message: `\`${list}[${second}]\` has the same ${what} as \`${list}[${first}]\`.`,
      }
    }
    const byName = rules.includes('listener-names-unique') && tell(['name'], 'name', 'name')
    return byName || tell(['port', 'protocol', 'hostname'], 'port', 'port, protocol and hostname')
  },
)

function isAlike(a: Json, b: Json, keys: readonly string[]): boolean {
  return keys.every(it => entry(a, it) === entry(b, it))
}
