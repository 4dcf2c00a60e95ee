import { expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { makeOtherEnd } from './make-other-end.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec:
  servers:
  - port: {number: 443, name: https, protocol: HTTPS}
    hosts: [shop/cart.example.com, "*.example.org"]
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [old.example.com]
`
const routes = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: cart, namespace: shop}
spec:
  hosts: [cart.example.com] # ours
  http:
  - route: []
`

it('a VirtualService behind a server takes its hosts, its Gateway, its namespace and its file', () => {
  checkEdit(
    makeOtherEnd({ make: 'VirtualService', gateway: 'Gateway/shop/public', server: 0 }),
    gateway,
    `${gateway}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: shop
spec:
  hosts:
  - cart.example.com
  - "*.example.org"
  gateways:
  - public
  http:
  - route:
    - destination:
        host: cart
`,
  )
})

it('a Gateway before a VirtualService has its hosts and is linked', () => {
  const { files } = runOperation(
    makeOtherEnd({ make: 'Gateway', virtualService: 'VirtualService/shop/cart' }),
    oneFile(routes),
  )
  expect(files[0]!.text).toContain('# ours\n')
  expect(files[0]!.text).toMatch(/gateways:\n {2}- cart-gateway\n/)
  expect(files[0]!.text).toMatch(/name: cart-gateway[\s\S]+hosts:\n {4}- cart\.example\.com\n/)
})

it('a Service behind a rule is its destination', () => {
  const { files } = runOperation(
    makeOtherEnd({
      make: 'Service',
      rule: { resource: 'VirtualService/shop/cart', path: ['spec', 'http', 0] },
    }),
    oneFile(routes),
  )
  expect(files[0]!.text).toMatch(/kind: Service\nmetadata:\n {2}name: cart\n {2}namespace: shop\n/)
  expect(files[0]!.text).toMatch(/destination:\s+\{?\s*host: cart/)
})

it('routes to a destination are for its host, in its namespace', () => {
  const to = { host: 'cart.shop.svc.cluster.local', subset: 'v1', port: 80 }
  const { files } = runOperation(makeOtherEnd({ make: 'routes', to, file: 'a.yaml' }), oneFile(gateway))
  expect(files[0]!.text).toMatch(
    /kind: VirtualService\nmetadata:\n {2}name: cart\n {2}namespace: shop\nspec:\n {2}hosts:\n {2}- cart\n/,
  )
})

it('is refused where the end that was there has gone', () => {
  expect(
    refusalOf(makeOtherEnd({ make: 'VirtualService', gateway: 'Gateway/shop/gone' }), gateway),
  ).toContain('no longer in the files')
})
