import { expect, it } from 'vitest'
import { analyze } from '../../analyze.ts'
import { partsOf } from './parts.ts'
import { waysOut } from './ways-out.ts'

it('tells two ports of one service apart, and says no port where there is one', () => {
  const text = `kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  http:
  - match: [{ uri: { prefix: /v2 } }]
    route: [{ destination: { host: orders, port: { number: 9080 } } }]
  - match: [{ uri: { prefix: /v1 } }]
    route: [{ destination: { host: orders, port: { number: 8080 } } }]
  - route: [{ destination: { host: stock, port: { number: 80 } } }]
`
  const parts = partsOf(analyze([{ name: 'a.yaml', text }]).graph)
  const ways = waysOut(parts.leaving.get('VirtualService/shop/api') ?? [], parts.nodes)
  expect(ways.map(it => it.text)).toEqual(['orders:9080', 'orders:8080', 'stock'])
})
