import { describe, expect, it } from 'vitest'
import { meshEnd } from '../../../testing/check-trace.ts'
import { bookinfo } from '../../examples/bookinfo.ts'

const text = (files: typeof bookinfo.files) => files.map(it => it.text).join('---\n')

const service = (name: string, namespace = 'shop', ports = '[{port: 80, name: http}]', more = '') => `---
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {ports: ${ports}${more}}
`
const virtualService = (name: string, spec: string, namespace = 'shop', meta = '') => `---
kind: VirtualService
metadata: {name: ${name}, namespace: ${namespace}${meta}}
spec: ${spec}
`
const to = (host: string) => `[{route: [{destination: {host: ${host}}}]}]`

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
