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

it.each([
  ['the same host', 'HTTP', 'cart.example.com', 8080],
  ['another host', 'HTTP', 'shop.example.com', 80],
  ['another protocol', 'TCP', 'shop.example.com', 8080],
])('a Gateway beside one of %s on its port takes a port that is free', (_, protocol, host, port) => {
  const other = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: other, namespace: shop}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: web, protocol: ${protocol}}
    hosts: [${host}]
`
  const { files } = runOperation(
    makeOtherEnd({ make: 'Gateway', virtualService: 'VirtualService/shop/cart' }),
    oneFile(`${other}---\n${routes}`),
  )
  expect(files[0]!.text).toMatch(new RegExp(`name: cart-gateway[\\s\\S]+number: ${port}\n`))
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

const edge = `kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ["*.example.com", only.example.com]
  - port: {number: 443, name: tls, protocol: TLS}
    tls: {mode: PASSTHROUGH}
    hosts: [vault.example.org]
  - port: {number: 5432, name: tcp, protocol: TCP}
    hosts: ["*"]
`

function behind(server: number | undefined): string {
  const end = {
    make: 'VirtualService',
    gateway: 'Gateway/shop/edge',
    ...(server !== undefined && { server }),
  } as const
  return runOperation(makeOtherEnd(end), oneFile(edge)).files[0]!.text.split('---\n')[1]!
}

it('a VirtualService behind a server has rules of its sort, and no host that another takes in', () => {
  expect(behind(0)).toMatch(/hosts:\n {2}- "\*\.example\.com"\n {2}gateways:[\s\S]+http:\n {2}- route/)
  expect(behind(undefined)).toBe(behind(0))
  expect(behind(1)).toMatch(
    /tls:\n {2}- match:\n {4}- port: 443\n {6}sniHosts:\n {6}- vault\.example\.org\n {4}route/,
  )
  expect(behind(2)).toMatch(/tcp:\n {2}- match:\n {4}- port: 5432\n {4}route/)
})

const partner = `kind: ServiceEntry
metadata: {name: partner, namespace: shop}
spec:
  hosts: [pg.example.org]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{number: 5432, name: tcp, protocol: TCP}, {number: 443, name: tls, protocol: TLS}]
`

it('routes to what a ServiceEntry tells of are beside it, by the protocol of the port', () => {
  const to = (port: number) =>
    runOperation(makeOtherEnd({ make: 'routes', to: { host: 'pg.example.org', port } }), oneFile(partner))
      .files[0]!.text
  expect(to(5432)).toMatch(/namespace: shop\nspec:\n {2}hosts:\n {2}- pg\.example\.org\n {2}tcp:/)
  expect(to(443)).toMatch(/tls:\n {2}- match:\n {4}- port: 443\n {6}sniHosts:\n {6}- pg\.example\.org/)
})

it('routes to a service that a VirtualService of the mesh routes already are refused', () => {
  const to = { host: 'cart.shop.svc.cluster.local' }
  const mesh = routes.replace('cart.example.com] # ours', 'cart]')
  expect(refusalOf(makeOtherEnd({ make: 'routes', to }), mesh)).toContain('shop/cart routes calls to')
})

it('a Service behind a TCP rule has a TCP port', () => {
  const tcp = routes.replace('http:\n  - route: []', 'tcp:\n  - match: [{port: 5432}]\n    route: []')
  const rule = { resource: 'VirtualService/shop/cart', path: ['spec', 'tcp', 0] }
  expect(runOperation(makeOtherEnd({ make: 'Service', rule }), oneFile(tcp)).files[0]!.text).toMatch(
    /name: tcp\n/,
  )
})

it('a redirect before a listener of the Gateway API takes plain requests of that listener alone', () => {
  const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP }
  - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: cert }] } }
`
  const id = 'Gateway.gateway.networking.k8s.io/infra/edge'
  const operation = makeOtherEnd({ make: 'redirect', gateway: id, server: 0 })
  expect(operation.title).toBe('Redirect edge to HTTPS')
  checkEdit(
    operation,
    gateway,
    `${gateway}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: edge-to-https
  namespace: infra
spec:
  parentRefs:
  - name: edge
    sectionName: http
  rules:
  - filters:
    - type: RequestRedirect
      requestRedirect:
        scheme: https
        statusCode: 301
`,
  )
})
