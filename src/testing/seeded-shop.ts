import type { Files } from '../core/text/file-change.ts'

/** Gateways, hosts, rules and subsets as chance has them; every rule leads to a subset that is there. */
export function seededShop(pick: (count: number) => number): Files {
  const some = <T>(all: readonly T[]) => all.filter(() => pick(2) === 0)
  const oneOf = <T>(all: readonly T[]) => all[pick(all.length)]!
  const atLeastOne = <T>(all: readonly T[]) => {
    const chosen = some(all)
    return chosen.length > 0 ? chosen : [oneOf(all)]
  }
  const hosts = ['a', 'b', 'c'].map(it => `${it}.example.com`)
  const gateways = atLeastOne(['one', 'two'])
  const services = new Map(['cart', 'pay'].map(it => [it, atLeastOne(['v1', 'v2', 'v3'])]))
  const ruleNames = [...services].map(([name]) => (pick(3) === 0 ? `${name}-rule` : name))
  const target = () => {
    const [host, subsets] = oneOf([...services])
    return `{ host: ${host}, subset: ${oneOf(subsets)} }`
  }
  const free = new Set(hosts)
  const documents = [
    ...[...services.keys()].map(
      it =>
        `apiVersion: v1\nkind: Service\nmetadata: { name: ${it} }\nspec:\n  ports:\n  - { name: http, port: 80 }\n`,
    ),
    ...[...services].map(
      ([host, subsets], i) =>
        `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: ${ruleNames[i]} }\nspec:\n  host: ${host}\n  subsets:\n${subsets.map(it => `  - { name: ${it}, labels: { version: ${it} } }\n`).join('')}`,
    ),
    ...gateways.map(
      it =>
        `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${it} }\nspec:\n  selector: { istio: ${it} }\n  servers:\n  - port: { number: 80, name: http, protocol: HTTP }\n    hosts: [${atLeastOne(hosts).join(', ')}]\n`,
    ),
    ...['x', 'y'].flatMap(name => {
      const own = some(hosts).filter(it => free.delete(it))
      if (own.length === 0) return []
      const bound = atLeastOne([...gateways, 'mesh'])
      const rules = some(['/api', '/img']).map(
        it => `  - match:\n    - uri: { prefix: ${it} }\n    route:\n    - destination: ${target()}\n`,
      )
      return [
        `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${name} }\nspec:\n  hosts: [${own.join(', ')}]\n  gateways: [${bound.join(', ')}]\n  http:\n${rules.join('')}  - route:\n    - destination: ${target()}\n`,
      ]
    }),
  ]
  return [{ name: 'shop.yaml', text: documents.join('---\n') }]
}
