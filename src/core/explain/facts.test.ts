import { expect, it } from 'vitest'
import { explain } from '../../testing/check-trace.ts'
import { rewrittenPath } from '../trace/rewritten-path.ts'

const files = (rule: string, policy = '') => `kind: Gateway
metadata: {name: front}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [a.example.com]
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [a.example.com]
  gateways: [front]
  http:
  - match: [{uri: {prefix: /cart}}]
    route: [{destination: {host: cart, subset: v1}}]
${rule}
---
kind: Service
metadata: {name: cart}
spec:
  ports: [{name: http, port: 80}]
---
kind: DestinationRule
metadata: {name: cart}
spec:
  host: cart
  subsets:
  - name: v1
    labels: {version: v1}
${policy}
`

const facts = (rule: string, policy?: string) =>
  Object.fromEntries(
    explain(files(rule, policy), 'http://a.example.com/cart/1').facts.map(it => [it.name, it.text]),
  )

it('tells what Istio does by itself, and the pods of the subset', () => {
  expect(facts('')).toEqual({
    Timeout: 'none',
    Retries: '2, on connect-failure, refused-stream, unavailable, cancelled, retriable-status-codes',
    'cart v1': 'pods with version=v1, by DestinationRule cart',
    'TLS to cart v1': 'mutual where the pods have a sidecar',
  })
})

it('tells what the rule does on the way', () => {
  expect(
    facts(`    rewrite: {uri: /basket, authority: internal.example.com}
    timeout: 5s
    retries: {attempts: 3, perTryTimeout: 1s, retryOn: '5xx,reset'}
    fault: {delay: {fixedDelay: 2s, percentage: {value: 10}}, abort: {httpStatus: 500}}
    mirror: {host: cart}
    mirrorPercentage: {value: 25}
    corsPolicy: {allowOrigins: [{exact: https://a.example.com}], allowMethods: [GET]}
    headers: {request: {set: {x-a: b}, remove: [x-c]}}`),
  ).toMatchObject({
    Path: '/cart/1 → /basket/1',
    Host: 'a.example.com → internal.example.com',
    Timeout: '5s',
    Retries: '3, on 5xx, reset; 1s for each try',
    Delay: '2s for 10 % of the requests',
    Abort: '500 for 0 % of the requests',
    Mirror: '25 % to cart.default.svc.cluster.local:80',
    CORS: 'origins https://a.example.com; methods GET',
    'Request headers': 'set x-a: b and remove x-c',
  })
})

it('takes the settings of the subset before those of the rule, and of the port before those of all', () => {
  const policy = `    trafficPolicy: {tls: {mode: DISABLE}}
  trafficPolicy:
    tls: {mode: SIMPLE}
    loadBalancer: {simple: RANDOM}
    portLevelSettings:
    - port: {number: 80}
      loadBalancer: {consistentHash: {httpHeaderName: x-user}}`
  expect(facts('', policy)).toMatchObject({
    'TLS to cart v1': 'mode DISABLE',
    'Balancing of cart v1': 'one pod for one header x-user, by consistent hash',
  })
})

it('rewrites a path as Envoy does', () => {
  const prefix = (by: string, match?: object) => rewrittenPath(by, match as never, '/foo/bar')
  expect(prefix('/', { uri: { prefix: '/foo' } })).toBe('//bar')
  expect(prefix('/x')).toBe('/xfoo/bar')
  expect(prefix('/x', { uri: { exact: '/foo/bar' } })).toBe('/x')
  expect(prefix('/x', { uri: { prefix: '/FOO' }, ignoreUriCase: true })).toBe('/x/bar')
})
