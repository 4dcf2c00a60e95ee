import { describe, expect, it } from 'vitest'
import { drawnEdges } from '../../testing/check-graph.ts'
import { analyze } from '../analyze.ts'
import { readModel } from '../model/read-model.ts'
import type { Files } from '../text/file-change.ts'
import { countWords } from './count-words.ts'
import { findScope, type Scope, type ScopeAsk } from './find-scope.ts'
import { type Subject, subjectWords } from './subject.ts'

const shop = `kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
  - port: { number: 8080, name: http-pay, protocol: HTTP }
    hosts: [pay.example.com]
---
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart, subset: v1 } }, { destination: { host: cart, subset: v2 } }]
  - match: [{ uri: { prefix: /stock } }]
    route: [{ destination: { host: stock } }]
  - match: [{ uri: { prefix: /mail } }]
    delegate: { name: mail, namespace: mail }
---
kind: VirtualService
metadata: { name: pay, namespace: pay }
spec:
  hosts: [pay.example.com]
  gateways: [shop/public]
  http:
  - route: [{ destination: { host: pay } }]
    mirror: { host: stock.shop.svc.cluster.local }
---
kind: VirtualService
metadata: { name: mail, namespace: mail }
spec:
  http:
  - route: [{ destination: { host: mail } }]
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
---
apiVersion: v1
kind: Service
metadata: { name: stock, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: readers, namespace: pay }
spec: {}
---
apiVersion: v1
kind: Secret
metadata: { name: cert, namespace: shop }
`
const files: Files = [{ name: 'shop.yaml', text: shop }]
const all = analyze(files)

function scopeOf(ask: ScopeAsk, changed?: ReadonlySet<string>): Scope {
  const { graph, diagnostics } = all
  return findScope({ model: readModel(files), graph, diagnostics, changed }, ask)
}

function shownBy(ask: ScopeAsk): string[] {
  return drawnEdges(scopeOf(ask).graph).sort()
}

describe('what belongs to a subject', () => {
  it('is everything without one', () => {
    expect(drawnEdges(scopeOf({}).graph)).toEqual(drawnEdges(all.graph))
    expect(scopeOf({}).resources.size).toBe(8)
    expect(scopeOf({}).focus).toBeUndefined()
  })

  it('of a service: the rules that use it, and back to where requests come in', () => {
    const scope = scopeOf({ focus: { type: 'service', host: 'pay.pay.svc.cluster.local' } })
    expect(drawnEdges(scope.graph).sort()).toEqual([
      'pay#1 → pay?',
      'pay.example.com → pay',
      'public:8080 → pay.example.com',
    ])
    expect([...scope.resources].sort()).toEqual([
      'AuthorizationPolicy/pay/readers',
      'Gateway/shop/public',
      'VirtualService/pay/pay',
    ])
  })

  it('of a subset: the other subset goes, and boxes on the way say which of their rows are left', () => {
    const scope = scopeOf({ focus: { type: 'service', host: 'cart.shop.svc.cluster.local', subset: 'v2' } })
    const box = scope.graph.nodes.find(it => it.type === 'virtualService')
    expect(box).toMatchObject({ title: 'shop', subtitle: '1 of 3 rules · shop' })
    expect(scope.graph.nodes.filter(it => it.type === 'destination').map(it => it.subset)).toEqual(['v2'])
    expect(scope.graph.nodes.find(it => it.type === 'gateway')?.subtitle).toMatch(/^1 of 2 servers · shop/)
  })

  it('of a VirtualService: the server that takes it, its destinations and delegates, and none of its siblings', () => {
    const shown = shownBy({ focus: { type: 'resource', resource: 'VirtualService/shop/shop' } })
    expect(shown).toContain('public:80 → shop.example.com')
    expect(shown.some(it => it.startsWith('shop#3 → mail'))).toBe(true)
    expect(shown.filter(it => /pay/.test(it))).toEqual([])
  })

  it('of a server: what it takes, not what the other servers take', () => {
    const place = { resource: 'Gateway/shop/public', path: ['spec', 'servers', 1] }
    const shown = shownBy({ focus: { type: 'row', place, name: 'port 8080 of public' } })
    expect(shown).toEqual([
      'pay#1 mirror 100 % ⇢ stock:80',
      'pay#1 → pay?',
      'pay.example.com → pay',
      'public:8080 → pay.example.com',
    ])
  })

  it('of a delegate: the rule that leads to it, and its way in', () => {
    const shown = shownBy({ focus: { type: 'resource', resource: 'VirtualService/mail/mail' } })
    expect(shown.some(it => it.startsWith('shop#3 →'))).toBe(true)
    expect(shown).toContain('public:80 → shop.example.com')
    expect(shown.some(it => it.startsWith('shop#1'))).toBe(false)
  })

  it('of a Service, a DestinationRule or a policy: the boxes that they are about', () => {
    const of = (resource: string) => shownBy({ focus: { type: 'resource', resource } })
    expect(of('Service/shop/stock')).toContain('pay#1 mirror 100 % ⇢ stock:80')
    expect(of('DestinationRule/shop/cart').filter(it => /cart/.test(it))).toHaveLength(2)
    expect(of('AuthorizationPolicy/pay/readers')).toContain('pay#1 → pay?')
  })

  it('of a host, a namespace and a file', () => {
    expect(shownBy({ focus: { type: 'host', host: 'pay.example.com' } })).toContain('pay#1 → pay?')
    const pay = shownBy({ focus: { type: 'namespace', namespace: 'pay' } })
    expect(pay).toContain('public:8080 → pay.example.com')
    expect(pay.some(it => it.startsWith('shop#1'))).toBe(false)
    expect(shownBy({ focus: { type: 'file', file: 'shop.yaml' } })).toEqual(drawnEdges(all.graph).sort())
  })

  it('of the way of a request: its server, host, rule and destinations alone', () => {
    const server = { resource: 'Gateway/shop/public', path: ['spec', 'servers', 0] }
    const rule = { resource: 'VirtualService/shop/shop', path: ['spec', 'http', 1] }
    expect(
      shownBy({ focus: { type: 'way', name: 'GET /stock', server, rule, domain: 'shop.example.com' } }),
    ).toEqual(['public:80 → shop.example.com', 'shop#2 → stock:80', 'shop.example.com → shop'])
    expect(scopeOf({ focus: { type: 'way', name: 'GET /', server } }).graph.nodes).toHaveLength(1)
  })

  it('says what is gone, and what is there but not drawn', () => {
    expect(scopeOf({ focus: { type: 'resource', resource: 'VirtualService/shop/old' } }).focus).toBe('gone')
    expect(scopeOf({ focus: { type: 'host', host: 'old.example.com' } }).focus).toBe('gone')
    expect(scopeOf({ focus: { type: 'resource', resource: 'Secret/shop/cert' } }).focus).toBe('notDrawn')
    expect(scopeOf({ focus: { type: 'namespace', namespace: 'pay' } }).focus).toBe('shown')
  })
})

describe('what a filter leaves', () => {
  it('is a whole picture of each VirtualService that it matches', () => {
    const scope = scopeOf({ filter: 'kind:VirtualService namespace:pay' })
    expect(drawnEdges(scope.graph).sort()).toEqual([
      'pay#1 mirror 100 % ⇢ stock:80',
      'pay#1 → pay?',
      'pay.example.com → pay',
      'public:8080 → pay.example.com',
    ])
    expect([...scope.resources]).toEqual(['VirtualService/pay/pay'])
    expect(scope.counts.find(it => it.kind === 'VirtualService')).toEqual({
      kind: 'VirtualService',
      shown: 1,
      all: 3,
    })
  })

  it('is nothing where nothing matches, and everything where no term can be used', () => {
    expect(scopeOf({ filter: 'name:nobody' }).graph.nodes).toEqual([])
    const scope = scopeOf({ filter: 'colour:red' })
    expect(scope.graph.nodes.length).toBe(all.graph.nodes.length)
    expect(scope.problems.map(it => it.from)).toEqual([0])
  })

  it('has the lines between what it matches, of a Sidecar as well', () => {
    const text = `${shop}---
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ["./stock.shop.svc.cluster.local"] }] }
`
    const { graph, diagnostics } = analyze([{ name: 'shop.yaml', text }])
    const model = readModel([{ name: 'shop.yaml', text }])
    const found = findScope(
      { model, graph, diagnostics, changed: undefined },
      { filter: 'kind:Sidecar,Service namespace:shop' },
    )
    expect(drawnEdges(found.graph)).toEqual(['default ./stock.shop.svc.cluster.local → stock:80'])
  })

  it('is taken from what the focus shows', () => {
    const focus = { type: 'host', host: 'shop.example.com' } as const
    expect([...scopeOf({ focus, filter: 'kind:vs' }).resources].sort()).toEqual([
      'VirtualService/mail/mail',
      'VirtualService/shop/shop',
    ])
  })
})

describe('a part of a drawing', () => {
  it('has its boxes beside each other as a drawing of its own', () => {
    const { graph } = scopeOf({ focus: { type: 'host', host: 'pay.example.com' } })
    const tops = graph.nodes.map(it => it.y)
    expect(Math.min(...tops)).toBe(0)
    expect(Math.max(...tops)).toBeLessThan(Math.max(...all.graph.nodes.map(it => it.y)))
  })
})

it('says how much is shown', () => {
  expect(countWords(scopeOf({ filter: 'kind:vs namespace:pay OR kind:gw' }).counts)).toBe(
    '1 of 3 VirtualServices, 1 of 1 Gateway shown',
  )
  expect(countWords(scopeOf({}).counts)).toBe(
    '3 of 3 VirtualServices, 1 of 1 Gateway, 1 of 1 DestinationRule and 3 kinds more shown',
  )
  const many = (kind: string) => countWords([{ kind, shown: 2, all: 5 }])
  expect(many('Gateway')).toBe('2 of 5 Gateways shown')
  expect(many('ServiceEntry')).toBe('2 of 5 ServiceEntries shown')
  expect(countWords(scopeOf({ filter: 'name:nobody' }).counts)).toBeUndefined()
})

it('a subject has words', () => {
  expect(subjectWords({ type: 'host', host: 'shop.example.com' })).toBe('host shop.example.com')
  expect(subjectWords({ type: 'service', host: 'cart.shop.svc.cluster.local', subset: 'v2' })).toBe(
    'subset v2 of cart',
  )
  expect(subjectWords({ type: 'resource', resource: 'VirtualService/shop/cart' })).toBe('VirtualService cart')
})

it('a subject says its namespace where another is called the same', () => {
  const others = [
    { kind: 'VirtualService', namespace: 'qa', name: 'cart' },
    { kind: 'Gateway', namespace: 'qa', name: 'public' },
    { kind: 'Service', namespace: 'qa', name: 'reviews' },
  ]
  const words = (subject: Subject) => subjectWords(subject, others)
  expect(words({ type: 'resource', resource: 'VirtualService/shop/cart' })).toBe(
    'VirtualService cart in shop',
  )
  expect(words({ type: 'resource', resource: 'VirtualService/qa/cart' })).toBe('VirtualService cart')
  expect(words({ type: 'resource', resource: 'Gateway/shop/cart' })).toBe('Gateway cart')
  const place = { resource: 'VirtualService/shop/cart', path: ['spec', 'http', 0] }
  expect(words({ type: 'row', place, name: 'cart rule 1' })).toBe('cart rule 1 in shop')
  const host = 'reviews.prod.svc.cluster.local'
  expect(words({ type: 'service', host })).toBe('service reviews in prod')
  expect(words({ type: 'service', host, subset: 'v2' })).toBe('subset v2 of reviews in prod')
  expect(words({ type: 'host', host: 'reviews' })).toBe('host reviews')
})
