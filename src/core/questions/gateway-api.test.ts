import { describe, expect, it } from 'vitest'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import type { ObjectStatusAnswer } from './object-status.ts'
import type { TriedOrder } from './tried-order.ts'

const text = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP }
  - { name: again, port: 80, protocol: HTTPS }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: foreign, namespace: shop }
spec:
  gatewayClassName: nginx
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public, sectionName: http }, { name: public, sectionName: "no" }]
  hostnames: [shop.example.com]
  rules:
  - backendRefs: [{ name: web, port: 80 }]
  - matches: [{ path: { value: /cart } }]
    backendRefs: [{ name: cart, port: 80, weight: 3 }, { name: web, port: 80, weight: 1 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: beta, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.com]
  rules:
  - matches: [{ path: { value: /cart/beta } }, { path: { type: RegularExpression, value: "/x.*" } }]
    filters: [{ type: RequestRedirect, requestRedirect: { hostname: beta.example.com } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: lost, namespace: shop }
spec:
  parentRefs: [{ name: foreign }]
  rules: [{}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: refused, namespace: shop }
spec: { rules: [{ matches: [{ path: { value: cart } }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`
const gateway = 'Gateway.gateway.networking.k8s.io/shop/public'
const session = createSession()
session.update([{ name: 'a.yaml', text }])
const statusOf = (resource: string) =>
  finish(session.ask({ type: 'objectStatus', resource }).steps) as ObjectStatusAnswer | undefined
const orderOf = (ask: object) =>
  finish(session.ask({ type: 'triedOrder', ...ask }).steps) as readonly TriedOrder[]

describe('the status that Istio would write', () => {
  it('has the conditions of a Gateway and its listeners, with the routes attached to each', () => {
    expect(statusOf(gateway)).toMatchObject({
      conditions: [{ type: 'Accepted', status: 'True', reason: 'ListenersNotValid' }, {}, {}],
      listeners: [
        {
          name: 'http',
          attached: 2,
          routes: [{ name: 'shop' }, { name: 'beta' }],
          supportedKinds: ['HTTPRoute', 'GRPCRoute'],
        },
        { name: 'again', attached: 0, conditions: [{ reason: 'ProtocolConflict' }, {}, {}] },
      ],
    })
  })

  it('has those of a route for each of its parents', () => {
    expect(statusOf('HTTPRoute/shop/shop')).toMatchObject({
      parents: [
        {
          words: 'Gateway shop/public, listener http',
          id: gateway,
          conditions: [{ status: 'True' }, { reason: 'BackendNotFound' }],
        },
        { words: 'Gateway shop/public, listener no', conditions: [{ reason: 'NoMatchingParent' }, {}] },
      ],
    })
  })

  it.each([
    ['Gateway.gateway.networking.k8s.io/shop/foreign', 'class nginx'],
    ['HTTPRoute/shop/lost', 'None of its parents'],
    ['HTTPRoute/shop/refused', 'refused'],
  ])('says of %s why there is none', (resource, words) => {
    expect(statusOf(resource)?.none).toContain(words)
  })

  it('is nothing for other kinds', () => {
    expect(statusOf('Service/shop/web')).toBeUndefined()
  })
})

describe('the order in which rules are tried', () => {
  const wanted = [
    ['/cart/beta/…', '302 → beta.example.com', 'beta', 1],
    ['/cart/…', 'cart 75 %, web 25 %', 'shop', 2],
    ['everything', 'web', 'shop', 1],
    ['path ~ /x.*', '302 → beta.example.com', 'beta', 1],
  ]
  const said = ([order]: readonly TriedOrder[]) =>
    order?.rules.map(it => [it.words, it.does, it.route.name, it.written])

  it('is one of all routes with the listener and the hostname', () => {
    const orders = orderOf({ at: { resource: gateway, path: ['spec', 'listeners', 0] } })
    expect(orders.map(it => [it.where, it.host])).toEqual([['listener http of public', 'shop.example.com']])
    expect(said(orders)).toEqual(wanted)
    expect(orderOf({ at: { resource: gateway, path: ['spec', 'listeners', 1] } })).toEqual([])
  })

  it('is the same asked of a route, or of the host', () => {
    expect(said(orderOf({ at: { resource: 'HTTPRoute/shop/beta', path: [] } }))).toEqual(wanted)
    expect(said(orderOf({ host: 'shop.example.com' }))).toEqual(wanted)
  })

  it('says what is never tried, and leads to where each match is written', () => {
    const [order] = orderOf({ host: 'shop.example.com' })
    expect(order?.rules.map(it => it.cutBy)).toEqual([undefined, undefined, undefined, 3])
    expect(order?.rules[3]?.place).toEqual({
      resource: 'HTTPRoute/shop/beta',
      path: ['spec', 'rules', 0, 'matches', 1],
    })
  })
})

it('hostnames that a listener cuts to one name are tried one after the other, what takes everything last', () => {
  const route = (name: string, hostname: string, rules: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name}, namespace: shop }
spec:
  parentRefs: [{ name: narrow }]
  hostnames: ["${hostname}"]
  rules: ${rules}
`
  const narrow = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: narrow, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP, hostname: shop.example.com }]
${route('wide', '*.example.com', '[{ backendRefs: [{ name: a, port: 80 }] }, { matches: [{ path: { value: /foo } }], backendRefs: [{ name: b, port: 80 }] }]')}${route('close', 'shop.example.com', '[{ matches: [{ path: { value: /foo/bar } }], backendRefs: [{ name: c, port: 80 }] }]')}`
  const own = createSession()
  own.update([{ name: 'a.yaml', text: narrow }])
  const [order, ...others] = finish(
    own.ask({ type: 'triedOrder', host: 'shop.example.com' }).steps,
  ) as readonly TriedOrder[]
  expect(others).toEqual([])
  expect(order?.hostnames).toEqual(['*.example.com', 'shop.example.com'])
  expect(order?.rules.map(it => [it.words, it.route.name])).toEqual([
    ['/foo/…', 'wide'],
    ['/foo/bar/…', 'close'],
    ['everything', 'wide'],
  ])
})
