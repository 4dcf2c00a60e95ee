import { describe, expect, it } from 'vitest'
import { meshWorkload, modelOf } from '../../testing/check-trace.ts'
import { gatewayApiModel } from '../../testing/gateway-api.ts'
import type { Model } from '../model/model.ts'
import { formatRequest, parseRequest } from '../request/parse-request.ts'
import { finish } from '../steps.ts'
import { reachInMesh } from './reach-in-mesh.ts'
import { endsAt, reachRule } from './reach-rule.ts'
import { ruleSamples } from './rule-samples.ts'

const cart = (spec: string, name = 'cart') => `kind: VirtualService
metadata: {name: ${name}, namespace: shop}
spec: ${spec}
---
`
const to = (host: string) => `route: [{destination: {host: ${host}}}]`
const at = (...path: (string | number)[]) => ({
  resource: 'VirtualService/shop/cart',
  path: ['spec', ...path],
})

/** What reaches a place: the caller and the request, which is read back and traced again. */
function reach(model: Model, place = at('http', 0)): string {
  const found = reachRule(model, place)
  if (!found.reached) return `${found.proven ? 'proven' : 'open'}: ${found.reason}`
  const text = formatRequest(found.request)
  const request = parseRequest(text)?.request
  const source = { type: 'mesh', workload: meshWorkload(found.from ?? '') } as const
  expect(request && endsAt(model, source, request, place), text).toBe(true)
  return `${found.from} ${text}`
}

describe('a rule of the mesh is reached', () => {
  it.each([
    ['a', 'path', '{uri: {prefix: /a}}', 'shop curl http://cart.shop.svc.cluster.local/a'],
    [
      'the',
      'labels of the caller',
      '{sourceLabels: {app: web}}',
      'shop app=web curl http://cart.shop.svc.cluster.local/',
    ],
    [
      'the',
      'namespace of the caller',
      '{sourceNamespace: edge}',
      'edge curl http://cart.shop.svc.cluster.local/',
    ],
    ['a', 'port', '{port: 8000}', 'shop curl http://cart.shop.svc.cluster.local:8000/'],
  ])('by %s %s', (_, __, match, request) => {
    expect(reach(modelOf(cart(`{hosts: [cart], http: [{match: [${match}], ${to('a')}}]}`)))).toBe(request)
  })

  it('at the port that its service has', () => {
    const service = `kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 9080}]}
`
    const model = modelOf(`${cart(`{hosts: [cart], http: [{${to('a')}}]}`)}${service}`)
    expect(reach(model)).toBe('shop curl http://cart.shop.svc.cluster.local:9080/')
  })

  it('of a host beyond the mesh, past the rules before it', () => {
    const rules = `{match: [{uri: {prefix: /}, headers: {x: {}}}], ${to('a')}}, {${to('b')}}`
    const model = modelOf(cart(`{hosts: [pay.example.com], http: [${rules}]}`))
    expect(reach(model, at('http', 1))).toBe('shop curl http://pay.example.com/')
  })

  it('by a workload whose Sidecar imports it, where that of the others does not', () => {
    const sidecar = (name: string, more: string, hosts: string) => `---
kind: Sidecar
metadata: {name: ${name}, namespace: shop}
spec: {${more}egress: [{hosts: [${hosts}]}]}
`
    const model = modelOf(
      cart(`{hosts: [cart], exportTo: ['.'], http: [{${to('a')}}]}`) +
        sidecar('all', '', '"./other.shop.svc.cluster.local"') +
        sidecar('web', 'workloadSelector: {labels: {app: web}}, ', '"./*"'),
    )
    expect(reach(model)).toBe('shop app=web curl http://cart.shop.svc.cluster.local/')
  })

  it('through one that delegates to it', () => {
    const root = cart('{hosts: [all], http: [{match: [{uri: {prefix: /c}}], delegate: {name: cart}}]}', 'all')
    expect(reach(modelOf(`${root}${cart(`{http: [{${to('a')}}]}`)}`))).toBe(
      'shop curl http://all.shop.svc.cluster.local/c',
    )
  })

  it('of TLS and TCP, by bytes', () => {
    const tls = `tls: [{match: [{port: 443, sniHosts: [cart.shop.svc.cluster.local]}], ${to('a')}}]`
    expect(reach(modelOf(cart(`{hosts: [cart], ${tls}}`)), at('tls', 0))).toBe(
      'shop tls://cart.shop.svc.cluster.local:443',
    )
    const tcp = `tcp: [{match: [{port: 5432}], ${to('a')}}]`
    expect(reach(modelOf(cart(`{hosts: [cart], ${tcp}}`)), at('tcp', 0))).toBe(
      'shop tcp://cart.shop.svc.cluster.local:5432',
    )
  })
})

describe('a rule of the mesh is proved dead', () => {
  it('where an earlier one takes everything of every caller', () => {
    const rules = `{match: [{uri: {prefix: /a}}], ${to('a')}}, {match: [{uri: {prefix: /a/b}, sourceLabels: {app: web}}], ${to('b')}}`
    const model = modelOf(cart(`{hosts: [cart], http: [${rules}]}`))
    expect(reachRule(model, at('http', 1))).toMatchObject({
      proven: true,
      hiddenBy: at('http', 0, 'match', 0),
    })
  })

  it('but not where the earlier one is for other callers or another port', () => {
    for (const other of ['sourceNamespace: edge', 'sourceLabels: {app: web}', 'port: 80']) {
      const rules = `{match: [{uri: {prefix: /}, ${other}}], ${to('a')}}, {match: [{uri: {prefix: /b}}], ${to('b')}}`
      const model = modelOf(cart(`{hosts: [cart], http: [${rules}]}`))
      expect(reach(model, at('http', 1)), other).toMatch(/^shop curl http:.*\/b$/)
    }
  })

  it('where it is for a host and port that no service has', () => {
    const model = modelOf(cart(`{hosts: [pay.example.com], http: [{match: [{port: 8443}], ${to('a')}}]}`))
    expect(reach(model)).toBe(
      'proven: No service in the files has its hosts on port 8443. Hosts without a service count only on port 80.',
    )
  })

  it('where another VirtualService has its host', () => {
    const model = modelOf(
      cart(`{hosts: [pay.example.com], http: [{${to('a')}}]}`, 'a') +
        cart(`{hosts: [pay.example.com], http: [{${to('b')}}]}`),
    )
    expect(reach(model)).toBe('proven: a has its hosts, in every sidecar that gets both.')
  })
})

it('a rule of a TLSRoute that compares no names is reached by that of its service', () => {
  const model = gatewayApiModel(`apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: r, namespace: shop}
spec:
  parentRefs: [{group: "", kind: Service, name: vault}]
  hostnames: [a.test, b.test]
  rules: [{backendRefs: [{name: vault, port: 443}]}]
---
kind: Service
metadata: {name: vault, namespace: shop}
spec: {ports: [{name: tls, port: 443}]}
`)
  const place = { resource: 'TLSRoute/shop/r', path: ['spec', 'rules', 0] }
  expect(finish(reachInMesh(model, place))).toMatchObject({
    request: { port: 443, sni: 'vault.shop.svc.cluster.local' },
  })
})

it('samples of a rule of the mesh come from its caller', () => {
  const match = '{uri: {prefix: /a}, sourceLabels: {app: web}}'
  const model = modelOf(cart(`{hosts: [cart], http: [{match: [${match}], ${to('a')}}]}`))
  const samples = ruleSamples(model, at('http', 0))
  expect(samples.every(it => it.from === 'shop app=web' && it.gateway === undefined)).toBe(true)
  expect(samples.map(it => [it.hits, it.request.path])).toEqual(
    expect.arrayContaining([
      [true, '/a'],
      [true, '/a/'],
      [false, '/'],
    ]),
  )
})

it('a rule that none of the first callers reaches says how many were tried', () => {
  const namespaces = ['edge', 'web', 'app'].map(
    it => `kind: Service\nmetadata: {name: it, namespace: ${it}}\n---\n`,
  )
  const hidden = `{match: [{uri: {prefix: /}}], ${to('a')}}, {match: [{uri: {prefix: /a}}], ${to('b')}}`
  const model = modelOf(cart(`{hosts: [cart], http: [${hidden}]}`) + namespaces.join(''))
  const found = finish(reachInMesh(model, at('http', 1), 4))
  expect(found).toMatchObject({
    proven: false,
    reason: 'Calls of 2 of 5 callers in the mesh were tried, and none ends at it. The others may.',
  })
})
