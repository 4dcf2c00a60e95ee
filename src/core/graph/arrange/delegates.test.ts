import { describe, expect, it } from 'vitest'
import { overlapsIn } from '../../../testing/arranged.ts'
import { analyze } from '../../analyze.ts'
import type { NodeId } from '../graph.ts'
import { arrangeGraph } from './arrange.ts'
import { type Arrangement, type Folding, noFolding } from './arrangement.ts'

const yaml = `
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*.example.com"] }]
---
kind: VirtualService
metadata: { name: shop, namespace: edge }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - { match: [{ uri: { prefix: /cart } }], delegate: { name: cart, namespace: team-cart } }
  - { match: [{ uri: { prefix: /pay } }], delegate: { name: pay, namespace: team-pay } }
  - route: [{ destination: { host: web } }]
---
kind: VirtualService
metadata: { name: beta, namespace: edge }
spec:
  hosts: [beta.example.com]
  gateways: [public]
  http: [{ delegate: { name: cart, namespace: team-cart } }]
---
kind: VirtualService
metadata: { name: cart, namespace: team-cart }
spec:
  http: [{ route: [{ destination: { host: cart } }] }]
---
kind: VirtualService
metadata: { name: pay, namespace: team-pay }
spec:
  http: [{ delegate: { name: cards, namespace: team-cards } }]
---
kind: VirtualService
metadata: { name: cards, namespace: team-cards }
spec:
  http: [{ route: [{ destination: { host: cards } }] }]
`
  .trim()
  .replaceAll('kind:', 'apiVersion: networking.istio.io/v1\nkind:')

const { graph } = analyze([{ name: 'delegates.yaml', text: yaml }])
const ids = {
  shop: 'VirtualService/edge/shop',
  beta: 'VirtualService/edge/beta',
  cart: 'VirtualService/team-cart/cart',
  pay: 'VirtualService/team-pay/pay',
  cards: 'VirtualService/team-cards/cards',
}

describe.each([
  ['unfolded', { all: 'open', items: {} }],
  ['as cards', { all: 'folded', items: {} }],
] as const)('delegates, %s', (_, folding) => {
  const drawn = arrange(folding)

  it('stand below the first VirtualService that leads to them, further in', () => {
    for (const [above, below] of [
      [ids.shop, ids.cart],
      [ids.shop, ids.pay],
      [ids.pay, ids.cards],
    ] as const) {
      const upper = boxOf(drawn, above)
      const lower = boxOf(drawn, below)
      expect(lower.x).toBeGreaterThan(upper.x)
      expect(lower.y).toBeGreaterThanOrEqual(upper.y + upper.height)
    }
    expect(overlapsIn(drawn)).toEqual([])
  })

  it('are led to by a line each, and one that Istio does not follow says why', () => {
    const lines = drawn.branches.map(it => drawn.graph.edges.find(edge => edge.id === it)!)
    expect(lines.map(it => [it.source, it.target, it.broken !== undefined])).toEqual([
      [ids.shop, ids.cart, false],
      [ids.shop, ids.pay, false],
      [ids.pay, ids.cards, true],
    ])
    expect(lines[2]!.broken).toBe('pay is a delegate itself, so Istio does not follow its delegates.')
  })
})

it('a delegate of two is drawn once, and named beside the rule of the other', () => {
  const drawn = arrange({ all: 'open', items: {} })
  const ofCart = drawn.graph.nodes.filter(it => it.title === 'cart' && it.type !== 'destination')
  expect(ofCart.map(it => [it.type, it.type === 'stub' ? it.of : it.id])).toEqual([
    ['virtualService', ids.cart],
    ['stub', ids.cart],
  ])
})

it('a folded VirtualService says what it delegates to', () => {
  const drawn = arrange({ all: 'folded', items: {} })
  const shop = boxOf(drawn, ids.shop)
  expect('summary' in shop && shop.summary?.waysOut.map(it => it.short)).toEqual([
    'delegates to cart',
    'pay',
    'web',
  ])
})

it('delegates in a circle are all drawn', () => {
  const circle = analyze([
    {
      name: 'circle.yaml',
      text: ['a', 'b']
        .map(
          (it, i, all) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${it} }
spec: { http: [{ delegate: { name: ${all[1 - i]} } }] }
`,
        )
        .join('---\n'),
    },
  ]).graph
  const drawn = arrangeGraph(circle, { room, folding: { all: 'folded', items: {} }, focus: new Set() })
  expect(drawn.graph.nodes.filter(it => it.type === 'virtualService').map(it => it.title)).toEqual(['a', 'b'])
})

const room = { width: 960, height: 800 }

function arrange(folding: Folding = noFolding): Arrangement {
  return arrangeGraph(graph, { room, folding, focus: new Set() })
}

function boxOf({ graph }: Arrangement, id: NodeId) {
  return graph.nodes.find(it => it.id === id)!
}
