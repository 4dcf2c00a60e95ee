import { describe, expect, it } from 'vitest'
import { meshEnd, meshTrace, meshWorkload, modelOf } from '../../testing/check-trace.ts'
import { service, to, virtualService } from '../../testing/mesh-files.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { parseRequest } from '../request/parse-request.ts'
import { traceFrom } from './request-source.ts'

const text = (files: readonly { readonly text: string }[]) => files.map(it => it.text).join('---\n')

const shop = { type: 'mesh', workload: meshWorkload('shop') } as const
const cart = 'cart.shop.svc.cluster.local:80'

describe('a call to a service', () => {
  it('goes to the service itself where no VirtualService is for it', () => {
    expect(meshEnd(service('cart'), 'shop', 'http://cart/')).toBe(cart)
  })

  it.each(['cart', 'cart.shop', 'cart.shop.svc', 'cart.shop.svc.cluster.local', 'CART.shop', 'cart:80'])(
    'is found under %s',
    host => {
      expect(meshEnd(service('cart'), 'shop', `curl http://cart/ -H 'Host: ${host}'`)).toBe(cart)
    },
  )

  it('from another namespace is not found under the bare name', () => {
    expect(meshEnd(service('cart'), 'edge', 'http://cart/')).toBe('PassthroughCluster')
    expect(meshEnd(service('cart'), 'edge', 'http://cart.shop/')).toBe(cart)
    expect(meshEnd(service('cart') + service('cart', 'edge'), 'edge', 'http://cart/')).toBe(
      'cart.edge.svc.cluster.local:80',
    )
  })

  it('is found under the address that the file tells', () => {
    expect(
      meshEnd(service('cart', 'shop', undefined, ', clusterIP: 10.0.0.7'), 'shop', 'http://10.0.0.7/'),
    ).toBe(cart)
  })

  it('takes the rules of the VirtualService for it, under all its names', () => {
    const files =
      service('cart') + service('cart-v2') + virtualService('cart', `{hosts: [cart], http: ${to('cart-v2')}}`)
    expect(meshEnd(files, 'shop', 'http://cart/')).toBe('cart-v2.shop.svc.cluster.local:80')
    expect(meshEnd(files, 'edge', 'http://cart.shop.svc/')).toBe('cart-v2.shop.svc.cluster.local:80')
  })

  it('that no rule takes is answered with 404', () => {
    const files =
      service('cart') +
      virtualService(
        'cart',
        '{hosts: [cart], http: [{match: [{uri: {prefix: /a}}], route: [{destination: {host: cart}}]}]}',
      )
    expect(meshEnd(files, 'shop', 'http://cart/a')).toBe(cart)
    expect(meshEnd(files, 'shop', 'http://cart/b')).toBe('404')
  })
})

describe('VirtualServices of the mesh', () => {
  const two = (one: string, other: string) =>
    service('cart') +
    service('a') +
    service('b') +
    virtualService('one', `{hosts: [cart], http: ${to('a')}, exportTo: ${one}}`) +
    virtualService('two', `{hosts: [cart], http: ${to('b')}, exportTo: ${other}}`)
  const [a, b] = ['a.shop.svc.cluster.local:80', 'b.shop.svc.cluster.local:80']

  it('are not mixed: of two for a host the first counts, private ones before public ones', () => {
    expect(meshEnd(two('["*"]', '["*"]'), 'shop', 'http://cart/')).toBe(a)
    expect(meshEnd(two('["*"]', '["."]'), 'shop', 'http://cart/')).toBe(b)
    expect(meshEnd(two('["*"]', '[edge]'), 'edge', 'http://cart.shop/')).toBe(b)
  })

  it('are ordered by age', () => {
    const dated = (name: string, year: number, host: string) =>
      virtualService(
        name,
        `{hosts: [cart], http: ${to(host)}}`,
        'shop',
        `, creationTimestamp: "${year}-01-01T00:00:00Z"`,
      )
    const files = service('cart') + service('a') + service('b')
    expect(meshEnd(files + dated('one', 2025, 'a') + dated('two', 2020, 'b'), 'shop', 'http://cart/')).toBe(b)
  })

  it('are not seen from a namespace that they are not exported to', () => {
    expect(meshEnd(two('["."]', '["~"]'), 'edge', 'http://cart.shop/')).toBe(cart)
  })

  it('that name gateways alone are not used', () => {
    const files = service('cart') + service('a')
    const named = (gateways: string) =>
      files + virtualService('one', `{hosts: [cart], gateways: ${gateways}, http: ${to('a')}}`)
    expect(meshEnd(named('[public]'), 'shop', 'http://cart/')).toBe(cart)
    expect(meshEnd(named('[public, mesh]'), 'shop', 'http://cart/')).toBe(a)
  })

  it('have the most exact host for a service where wildcards overlap', () => {
    const files =
      service('cart') +
      service('a') +
      service('b') +
      virtualService('one', `{hosts: ["*.cluster.local"], http: ${to('a')}}`) +
      virtualService('two', `{hosts: ["*.shop.svc.cluster.local"], http: ${to('b')}}`)
    expect(meshEnd(files, 'shop', 'http://cart/')).toBe(b)
  })

  it('have virtual hosts for names that are no service on port 80 alone, or beside one that is', () => {
    const files = service('cart', 'shop', '[{port: 80, name: http}, {port: 8080, name: http-8080}]')
    const rule = virtualService('one', `{hosts: [shop.example.com], http: ${to('cart')}}`)
    expect(meshEnd(files + rule, 'shop', 'http://shop.example.com/')).toBe(cart)
    expect(meshEnd(files + rule, 'shop', 'http://shop.example.com:8080/')).toBe('PassthroughCluster')
    const both = virtualService('one', `{hosts: [shop.example.com, cart], http: ${to('cart')}}`)
    expect(meshEnd(files + both, 'shop', 'http://shop.example.com:8080/')).toBe(
      'cart.shop.svc.cluster.local:8080',
    )
  })

  it('are used for names that are no service even where the files have nothing else on port 80', () => {
    const rule = virtualService('one', `{hosts: [shop.example.com], http: ${to('cart')}}`)
    expect(meshEnd(rule, 'shop', 'http://shop.example.com/')).toBe(cart)
  })

  it.each([
    ['{port: 80}', 'a'],
    ['{port: 81}', 'cart'],
    ['{gateways: [mesh]}', 'a'],
    ['{gateways: [public]}', 'cart'],
    ['{sourceLabels: {app: web}}', 'a'],
    ['{sourceLabels: {app: other}}', 'cart'],
    ['{sourceNamespace: shop}', 'a'],
    ['{sourceNamespace: edge}', 'cart'],
    // With gateways given, Istio does not look at the source.
    ['{gateways: [mesh], sourceLabels: {app: other}}', 'a'],
  ])('whose match is %s send a workload of shop with app=web to %s', (match, end) => {
    const files =
      service('cart') +
      service('a') +
      virtualService('one', `{hosts: [cart], http: [{match: [${match}], route: [{destination: {host: a}}]}]}`)
    expect(meshEnd(files, 'shop app=web', 'http://cart/')).toBe(`${end}.shop.svc.cluster.local:80`)
  })

  it('without a rule for the caller leave the service to itself', () => {
    const files =
      service('cart') +
      virtualService(
        'one',
        '{hosts: [cart], http: [{match: [{sourceNamespace: edge}], redirect: {uri: /x}}]}',
      )
    expect(meshEnd(files, 'shop', 'http://cart/')).toBe(cart)
    expect(meshEnd(files, 'edge', 'http://cart.shop/')).toBe('301 http://cart.shop/x')
  })

  it('use nothing after a rule that takes everything', () => {
    const files =
      service('cart') +
      virtualService(
        'one',
        '{hosts: [cart], http: [{directResponse: {status: 418}}, {match: [{uri: {prefix: /a}}], redirect: {uri: /x}}]}',
      )
    expect(meshEnd(files, 'shop', 'http://cart/a')).toBe('418')
  })

  it('delegate as on gateways', () => {
    const files =
      service('cart') +
      service('a') +
      virtualService(
        'one',
        '{hosts: [cart], http: [{match: [{uri: {prefix: /a}}], delegate: {name: more}}]}',
      ) +
      virtualService('more', `{http: ${to('a')}}`)
    expect(meshEnd(files, 'shop', 'http://cart/a')).toBe(a)
    expect(meshEnd(files, 'shop', 'http://cart/b')).toBe('404')
  })
})

describe('a destination', () => {
  const files = (rule: string, more = '') =>
    service('cart') +
    service('store', 'shop', '[{port: 8080, name: http}]') +
    virtualService('one', `{hosts: [cart], http: ${rule}}`) +
    more

  it('without a port means the port that was called, even where the service has another alone', () => {
    expect(meshEnd(files(to('store')), 'shop', 'http://cart/')).toBe('store.shop.svc.cluster.local:80')
    expect(endStatus(files(to('store')), 'http://cart/')).toBe(false)
    expect(
      meshEnd(
        files('[{route: [{destination: {host: store, port: {number: 8080}}}]}]'),
        'shop',
        'http://cart/',
      ),
    ).toBe('store.shop.svc.cluster.local:8080')
  })

  it('has the subsets of the DestinationRule in the namespace of the caller before those beside the service', () => {
    const rule = (namespace: string, subset: string) => `---
kind: DestinationRule
metadata: {name: cart, namespace: ${namespace}}
spec: {host: cart.shop.svc.cluster.local, subsets: [{name: ${subset}}]}
`
    const yaml = files('[{route: [{destination: {host: cart, subset: v1}}]}]', rule('shop', 'v1'))
    expect(endStatus(yaml, 'http://cart/')).toBe(true)
    expect(endStatus(yaml + rule('edge', 'v2'), 'http://cart.shop/', 'edge')).toBe(false)
  })

  function endStatus(yaml: string, request: string, from = 'shop'): boolean | undefined {
    return meshTrace(yaml, from, request).clusters[0]?.exists
  }
})

describe('names', () => {
  it('of an ExternalName mean the service that it leads to', () => {
    const files =
      service('cart') +
      service(
        'basket',
        'shop',
        '[{port: 80, name: http}]',
        ', type: ExternalName, externalName: cart.shop.svc.cluster.local',
      )
    expect(meshEnd(files, 'shop', 'http://basket/')).toBe(cart)
    const outside = service(
      'basket',
      'shop',
      '[{port: 80, name: http}]',
      ', type: ExternalName, externalName: b.example.com',
    )
    expect(meshEnd(outside + service('cart'), 'shop', 'http://basket/')).toBe('PassthroughCluster')
  })

  it('of the Pods of a headless service mean the service', () => {
    const files = service('db', 'shop', '[{port: 80, name: http}]', ', clusterIP: None')
    expect(meshEnd(files, 'shop', 'http://db-0.db.shop.svc.cluster.local/')).toBe(
      'db.shop.svc.cluster.local:80',
    )
    expect(meshEnd(files, 'shop', 'http://db-0.db/')).toBe('db.shop.svc.cluster.local:80')
  })

  it('that are a service of their own are not taken for the short form of another', () => {
    const files =
      service('cart', 'shop') +
      `---
kind: ServiceEntry
metadata: {name: x, namespace: shop}
spec: {hosts: [cart.shop], ports: [{number: 80, name: http, protocol: HTTP}]}
`
    expect(meshEnd(files, 'edge', 'http://cart.shop/')).toBe('cart.shop:80')
  })
})

describe("Istio's bookinfo", () => {
  it.each([
    [
      'http://reviews.prod.svc.cluster.local:9080/reviews/1',
      'reviews.prod.svc.cluster.local:9080 80%, reviews.qa.svc.cluster.local:9080 20%',
    ],
    [
      'curl http://reviews.prod.svc.cluster.local:9080/x -b user=dev-123',
      'reviews.qa.svc.cluster.local:7777',
    ],
    ['http://reviews.prod.svc.cluster.local:9080/ratings', '404'],
  ])('sends %s of a workload to %s', (request, end) => {
    expect(meshEnd(text(bookinfo.files), 'prod', request)).toBe(end)
  })
})

it('what is not in the files is not believed in where they are complete', () => {
  const model = modelOf(text(bookinfo.files))
  const complete = { ...model, settings: { ...model.settings, complete: true } }
  const request = parseRequest('http://reviews.prod.svc.cluster.local:9080/reviews/1')!.request
  const end = (it: typeof model) => traceFrom(it, shop, request).clusters.map(one => one.host)
  expect(end(model)).toHaveLength(2)
  expect(end(complete)).toEqual(['PassthroughCluster'])
})

describe('a Pod of a headless Service that is called by its address', () => {
  const service = (ip: string) => `
kind: Service
metadata: {name: db, namespace: shop}
spec: {clusterIP: ${ip}, ports: [{port: 80, name: http}, {port: 81, name: tcp}, {port: 82, name: any}]}
---`
  const slice = `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db-x, namespace: shop, labels: {kubernetes.io/service-name: db}}
endpoints: [{addresses: [10.1.2.3]}]
---`
  const endpoints = `
kind: Endpoints
apiVersion: v1
metadata: {name: db, namespace: shop}
subsets: [{addresses: [{ip: 10.1.2.3}]}]
---`

  it.each([
    ['an EndpointSlice', slice],
    ['Endpoints', endpoints],
  ])('is one of its Service, which %s tells', (_, told) => {
    for (const port of [81, 82])
      expect(meshEnd(service('None') + told, 'shop', `tcp://10.1.2.3:${port}`)).toBe(
        `db.shop.svc.cluster.local:${port}`,
      )
  })

  it.each([
    ['the Service has an address of its own', service('10.0.0.1') + slice],
    ['nothing tells of the Pod', service('None')],
    ['the Service is not there', slice],
  ])('is past the mesh where %s', (_, yaml) => {
    expect(meshEnd(yaml, 'shop', 'tcp://10.1.2.3:81')).toBe('PassthroughCluster')
  })
})
