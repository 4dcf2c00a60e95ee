import { expect, it } from 'vitest'
import { explain } from '../../testing/check-trace.ts'

const shop = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http: [{ route: [{ destination: { host: cart } }] }]
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ port: 80, name: http }] }
---`

const request = 'curl http://shop.example.com/'

function policy(kind: string, namespace: string, spec: string, group = 'security.istio.io/v1'): string {
  return `\napiVersion: ${group}\nkind: ${kind}\nmetadata: { name: p, namespace: ${namespace} }\nspec: ${spec}\n---`
}

function filter(context: string): string {
  const spec = `{ configPatches: [{ applyTo: CLUSTER, match: { context: ${context} }, patch: { operation: REMOVE } }] }`
  return policy('EnvoyFilter', 'istio-system', spec, 'networking.istio.io/v1alpha3')
}

it.each([
  [
    'an AuthorizationPolicy of the root namespace',
    policy('AuthorizationPolicy', 'istio-system', '{}'),
    'AuthorizationPolicy istio-system/p applies here; it is not evaluated.',
    ['listener'],
  ],
  [
    'an AuthorizationPolicy of the destination',
    policy('AuthorizationPolicy', 'shop', '{ action: DENY }'),
    'AuthorizationPolicy shop/p applies to cart.shop.svc.cluster.local; it is not evaluated.',
    ['action'],
  ],
  [
    'mutual TLS alone',
    policy('PeerAuthentication', 'shop', '{ mtls: { mode: STRICT } }'),
    'PeerAuthentication shop/p applies to cart.shop.svc.cluster.local (mTLS STRICT); it is not evaluated.',
    ['action'],
  ],
  ['an EnvoyFilter', filter('GATEWAY'), 'EnvoyFilter istio-system/p applies here; it is not', ['listener']],
  ['an EnvoyFilter for callers', filter('SIDECAR_OUTBOUND'), 'EnvoyFilter', []],
  ['a policy of another namespace', policy('AuthorizationPolicy', 'other', '{}'), 'AuthorizationPolicy', []],
  [
    'plain text besides',
    policy('PeerAuthentication', 'shop', '{ mtls: { mode: PERMISSIVE } }'),
    'PeerAuth',
    [],
  ],
])('%s is told in the stages where it applies', (_, text, words, names) => {
  const { stages } = explain(shop + text, request)
  expect(stages.filter(it => it.sentence.includes(words)).map(it => it.name)).toEqual(names)
})

it('leads to the policy from the facts, also where the request is stopped', () => {
  const text = shop + policy('AuthorizationPolicy', 'istio-system', '{}')
  const place = { resource: 'AuthorizationPolicy/istio-system/p', path: [] }
  for (const asked of [request, 'curl http://shop.example.com:81/']) {
    const { facts } = explain(text, asked)
    expect(facts.find(it => it.name === 'Not evaluated')?.place).toEqual(place)
  }
})

it('says nothing where there are no policies', () => {
  expect(explain(shop, request).facts.map(it => it.name)).not.toContain('Not evaluated')
})
