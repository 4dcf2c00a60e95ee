import { describe, expect, it } from 'vitest'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import type { BlastRadius, BlastRadiusAsk } from './blast-radius.ts'

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
kind: Gateway
metadata: { name: beside, namespace: other }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 8080, name: http-other, protocol: HTTP }
    hosts: [other.example.com]
---
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart, subset: v2 } }]
  - route: [{ destination: { host: stock } }]
---
kind: VirtualService
metadata: { name: pay, namespace: shop }
spec:
  hosts: [pay.example.com]
  gateways: [public]
  http:
  - route: [{ destination: { host: stock } }]
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: v2, labels: { version: v2 } }]
---
apiVersion: v1
kind: Service
metadata: { name: stock, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`

function radiusOf(of: BlastRadiusAsk['of'], text = shop): BlastRadius | undefined {
  const session = createSession()
  session.update([{ name: 'shop.yaml', text }])
  return finish(session.ask({ type: 'blastRadius', of }).steps) as BlastRadius | undefined
}

const names = (list: readonly { name: string }[] | undefined) => list?.map(it => it.name)

it('of a subset: the rule that uses it, its host, and the request that comes to it', () => {
  const found = radiusOf({ resource: 'DestinationRule/shop/cart', path: ['spec', 'subsets', 0] })
  expect(found?.subject).toEqual({ type: 'service', host: 'cart.shop.svc.cluster.local', subset: 'v2' })
  expect(names(found?.virtualServices)).toEqual(['shop'])
  expect(found?.hosts).toEqual(['shop.example.com'])
  expect(found?.requests.map(it => it.text)).toEqual(['curl http://shop.example.com/cart'])
  expect(found?.rules).toBe(1)
})

it('of a service: everything that sends to it', () => {
  const found = radiusOf({ resource: 'Service/shop/stock', path: [] })
  expect(names(found?.virtualServices)).toEqual(['shop', 'pay'])
  expect(found?.hosts.toSorted()).toEqual(['pay.example.com', 'shop.example.com'])
  expect(found?.requests).toHaveLength(2)
})

it('of a server: what it takes, and the Gateways that share its port', () => {
  const found = radiusOf({ resource: 'Gateway/shop/public', path: ['spec', 'servers', 1, 'hosts', 0] })
  expect(found?.subject).toMatchObject({ type: 'row', name: 'server 2 of public' })
  expect(names(found?.virtualServices)).toEqual(['pay'])
  expect(found?.services).toEqual([{ host: 'stock.shop.svc.cluster.local' }])
  expect(names(found?.sharing)).toEqual(['beside'])
})

it('of a server: requests that come in at its port, whatever other ports lead to the rules', () => {
  const more = shop.replaceAll('hosts: [pay.example.com]\n---', 'hosts: ["*.example.com"]\n---')
  const of = (index: number) =>
    radiusOf({ resource: 'Gateway/shop/public', path: ['spec', 'servers', index] }, more)
  expect(of(0)?.requests.map(it => it.text)).toEqual([
    'curl http://shop.example.com/cart',
    'curl http://shop.example.com/',
  ])
  expect(of(1)?.requests.map(it => it.text)).toEqual([
    "curl -H 'Host: shop.example.com' http://shop.example.com:8080/cart",
    "curl -H 'Host: shop.example.com' http://shop.example.com:8080/",
    "curl -H 'Host: pay.example.com' http://pay.example.com:8080/",
  ])
})

it('of a server that redirects: the hosts whose plain requests it answers', () => {
  const redirecting = shop.replace(
    '[shop.example.com]',
    '[shop/shop.example.com]\n    tls: { httpsRedirect: true }',
  )
  const found = radiusOf({ resource: 'Gateway/shop/public', path: ['spec', 'servers', 0] }, redirecting)
  expect(found?.hosts).toEqual(['shop.example.com'])
  expect(found?.rules).toBe(0)
})

it('of a delegate: the request that reaches it is named once, not again for the rule that leads to it', () => {
  const delegating = `${shop.replace('route: [{ destination: { host: cart, subset: v2 } }]', 'delegate: { name: cart, namespace: shop }')}---
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  http:
  - route: [{ destination: { host: cart, subset: v2 } }]
`
  const found = radiusOf({ type: 'resource', resource: 'VirtualService/shop/cart' }, delegating)
  expect(found?.requests.map(it => it.text)).toEqual(['curl http://shop.example.com/cart'])
  expect(found?.rules).toBe(1)
})

it('of a rule: the host and the service of that rule alone, and its request', () => {
  const found = radiusOf({ resource: 'VirtualService/shop/shop', path: ['spec', 'http', 1, 'route', 0] })
  expect(found?.subject).toMatchObject({ type: 'row', name: 'rule 2 of shop' })
  expect(names(found?.gateways)).toEqual(['public'])
  expect(found?.hosts).toEqual(['shop.example.com'])
  expect(found?.services).toEqual([{ host: 'stock.shop.svc.cluster.local' }])
  expect(found?.requests.map(it => it.text)).toEqual(['curl http://shop.example.com/'])
})

it('of a Sidecar: the services that its workloads may call', () => {
  const sidecar = `---
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  egress:
  - hosts: [./stock.shop.svc.cluster.local]
`
  const found = radiusOf({ resource: 'Sidecar/shop/default', path: [] }, shop + sidecar)
  expect(found?.services).toEqual([{ host: 'stock.shop.svc.cluster.local' }])
  expect(found?.virtualServices).toEqual([])
  expect(found?.rules).toBe(0)
})

it('of a host: its rules and their services', () => {
  const found = radiusOf({ type: 'host', host: 'shop.example.com' })
  expect(names(found?.gateways)).toEqual(['public'])
  expect(found?.services.map(it => [it.host, it.subset])).toEqual([
    ['cart.shop.svc.cluster.local', 'v2'],
    ['stock.shop.svc.cluster.local', undefined],
  ])
})

describe('of the Gateway API', () => {
  const routes = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP, hostname: shop.example.com }
  - { name: pay, port: 8080, protocol: HTTP, hostname: pay.example.com }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - matches: [{ path: { value: /cart } }]
    backendRefs: [{ name: cart, port: 80 }]
  - backendRefs: [{ name: stock, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: stock, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`
  const edge = 'Gateway.gateway.networking.k8s.io/shop/edge'

  it('of a listener: its hostname, the routes behind it, and requests that come in there', () => {
    const found = radiusOf({ resource: edge, path: ['spec', 'listeners', 1] }, routes)
    expect(found?.subject).toMatchObject({ type: 'row', name: 'listener 2 of edge' })
    expect(names(found?.gateways)).toEqual(['edge'])
    expect(found?.hosts).toEqual(['pay.example.com'])
    expect(names(found?.virtualServices)).toEqual(['shop'])
    expect(found?.requests.map(it => it.text)).toEqual([
      "curl -H 'Host: pay.example.com' http://pay.example.com:8080/cart",
      "curl -H 'Host: pay.example.com' http://pay.example.com:8080/",
    ])
  })

  it('of a rule of a route: its service alone', () => {
    const rule = { resource: 'HTTPRoute/shop/shop', path: ['spec', 'rules', 1, 'backendRefs', 0] }
    const found = radiusOf(rule, routes)
    expect(found?.subject).toMatchObject({ type: 'row', name: 'rule 2 of shop' })
    expect(found?.services.map(it => it.host)).toEqual(['stock.shop.svc.cluster.local'])
    expect(found?.requests).toHaveLength(1)
  })
})

it('of nothing is not known', () => {
  expect(radiusOf({ resource: 'Gateway/no/such', path: [] })).toBeUndefined()
})
