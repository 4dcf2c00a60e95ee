import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { analyze } from '../analyze.ts'
import { readModel } from '../model/read-model.ts'
import { checkFilter, writeValue } from './check-filter.ts'
import { completeFilter, withoutHalfKey } from './complete-filter.ts'
import { hasKeys, isEmpty } from './filter.ts'
import { filterValues } from './filter-values.ts'
import { matchesGlob } from './glob.ts'
import { matchingResources } from './match-filter.ts'
import { readFilter } from './read-filter.ts'

const shop = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: shop }
    hosts: ["*.shop.example.com"]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart.shop.example.com]
  gateways: [edge/public]
  http:
  - name: testers
    route:
    - destination: { host: cart, subset: v2, port: { number: 8080 } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pay, namespace: pay }
spec:
  hosts: [pay]
  http:
  - route:
    - destination: { host: pay, weight: oops }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: v2, labels: { version: v2 } }]
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 8080 }]
`
const files = [{ name: 'shop.yaml', text: shop }]
const model = readModel(files)
const { diagnostics } = analyze(files)
const values = filterValues(model, diagnostics)

function found(text: string, changed?: ReadonlySet<string>): string[] {
  return matchingResources(model, readFilter(text), { diagnostics, changed }).map(it => it.id)
}

function said(text: string): string[] {
  return checkFilter(readFilter(text), values).problems.map(
    it => `${text.slice(it.from, it.to)}: ${it.message}`,
  )
}

const gateway = 'Gateway/edge/public'
const cart = 'VirtualService/shop/cart'
const pay = 'VirtualService/pay/pay'
const rule = 'DestinationRule/shop/cart'
const service = 'Service/shop/cart'

describe('of the Gateway API', () => {
  const files = readModel([
    {
      name: 'routes.yaml',
      text: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: front, namespace: edge }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 8443, protocol: HTTP, hostname: shop.example.com }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: more, namespace: shop }
spec:
  parentRef: { name: front, namespace: edge }
  listeners: [{ name: api, port: 9000, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: front, namespace: edge, sectionName: web }, { group: "", kind: Service, name: stock }]
  hostnames: [shop.example.com]
  rules:
  - name: testers
    filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: copy, port: 80 } } }]
    backendRefs: [{ name: cart, port: 8080 }, { name: cart, namespace: far, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: cart, namespace: shop }
spec:
  targetRefs: [{ group: "", kind: Service, name: cart }]
  validation: { hostname: cart.example.com, wellKnownCACertificates: System }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: cart, namespace: far }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: "", kind: Service, name: cart }]
`,
    },
  ])
  const matches = (text: string) =>
    matchingResources(files, readFilter(text), { diagnostics: [], changed: undefined }).map(it => it.kind)

  it.each<readonly [string, readonly string[]]>([
    ['kind:Gateway', ['Gateway']],
    ['kind:gateways', ['Gateway']],
    ['kind:gtw', ['Gateway']],
    ['kind:gateways.networking.istio.io', []],
    ['host:shop.example.com', ['Gateway', 'ListenerSet', 'HTTPRoute']],
    ['gateway:edge/front', ['Gateway', 'ListenerSet', 'HTTPRoute']],
    ['gateway:shop/more', ['ListenerSet']],
    ['gateway:mesh', ['HTTPRoute']],
    ['service:cart.shop', ['HTTPRoute', 'BackendTLSPolicy']],
    ['service:cart.far', ['HTTPRoute', 'ReferenceGrant']],
    ['service:copy', ['HTTPRoute']],
    ['port:8443', ['Gateway']],
    ['port:8080', ['HTTPRoute']],
    ['testers', ['HTTPRoute']],
    ['web', ['Gateway', 'HTTPRoute']],
  ])('%s', (text, kinds) => {
    expect(matches(text)).toEqual(kinds)
  })
})

describe('a filter', () => {
  it.each<readonly [string, readonly string[]]>([
    ['', [gateway, cart, pay, rule, service]],
    ['kind:VirtualService', [cart, pay]],
    ['kind:vs', [cart, pay]],
    ['kind:virtualservices', [cart, pay]],
    ['KIND:virtual*', [cart, pay]],
    ['kind:Gateway,Service', [gateway, service]],
    ['kind:Gateway OR kind:Service', [gateway, service]],
    ['kind:vs namespace:pay', [pay]],
    ['kind:vs AND ns:pay', [pay]],
    ['kind:vs -namespace:pay', [cart]],
    ['kind:vs NOT namespace:pay', [cart]],
    ['-kind:vs,dr', [gateway, service]],
    ['kind:vs namespace:shop OR kind:Gateway', [gateway, cart]],
    ['host:*.shop.example.com', [gateway, cart]],
    ['host:cart.shop.example.com', [gateway, cart]],
    ['host:stock.shop.example.com', [gateway]],
    ['gateway:public', [gateway, cart]],
    ['gateway:edge/public kind:vs', [cart]],
    ['gateway:mesh', [pay]],
    ['service:cart', [cart, rule, service]],
    ['service:cart.shop', [cart, rule, service]],
    ['service:shop/cart', [cart, rule, service]],
    ['service:car', []],
    ['service:ca*', [cart, rule, service]],
    ['subset:v2', [cart, rule]],
    ['port:443', [gateway]],
    ['port:8080', [cart, service]],
    ['file:shop', [gateway, cart, pay, rule, service]],
    ['file:other.yaml', []],
    ['name:ar', [cart, rule, service]],
    ['testers', [cart]],
    ['"testers"', [cart]],
    ['-testers kind:vs', [pay]],
    ['problem:any kind:vs', [pay]],
    ['problem:none kind:vs', [cart]],
    ['problem:error kind:vs', [pay]],
    ['colour:red kind:vs', [cart, pay]],
  ])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids)
  })

  it('asks for what changed where that is known', () => {
    expect(found('changed:yes', new Set([cart]))).toEqual([cart])
    expect(found('changed:no kind:vs', new Set([cart]))).toEqual([pay])
    expect(found('changed:yes')).toEqual([])
  })

  it('says unknown keys and values where they stand', () => {
    expect(said('colour:red kind:vs')).toEqual([
      'colour: There is no key colour. Put text with a colon in quotation marks.',
    ])
    expect(said('nam:cart')).toEqual(['nam: There is no key nam. Did you mean name?'])
    expect(said('kind:VirtualServer,vs')).toEqual(['VirtualServer: There is no kind VirtualServer.'])
    expect(said('changed:maybe')).toEqual(['maybe: Expected yes or no after changed:'])
    expect(said('port:http')).toEqual(['http: Expected a port number after port:'])
    expect(said('namespace:payy')).toEqual(['payy: No resource is in namespace payy.'])
    expect(said('gateway:private')).toEqual(['private: No resource names a Gateway private.'])
    expect(said('kind:')).toEqual(['kind:: Expected a value after kind:'])
    expect(said('OR cart')).toEqual(['OR: OR stands between two terms.'])
    expect(said('cart OR')).toEqual(['OR: OR stands between two terms.'])
    expect(said('cart NOT')).toEqual(['NOT: NOT stands in front of a term.'])
    expect(said('name:"cart')).toEqual(['"cart: The quotation mark is not closed.'])
    expect(said('problem:gateway/host-too-long problem:IST0101 host:a name:b')).toEqual([])
  })

  it('goes on without values that nothing can have, so that it holds while a kind is typed', () => {
    const usable = (text: string) => checkFilter(readFilter(text), values).alternatives
    expect(usable('kind:Virt')).toEqual([])
    expect(usable('kind:Virt name:cart')[0]?.map(it => it.key)).toEqual(['name'])
    expect(usable('kind:Virt,vs')[0]?.[0]?.values.map(it => it.text)).toEqual(['vs'])
    expect(usable('namespace:nowhere')).toHaveLength(1)
  })

  it('takes any text, and says the places of its terms within it', () => {
    const word = fc.constantFrom(
      'kind:',
      'host:',
      '-',
      '"',
      '\\',
      ',',
      ' ',
      'OR',
      'NOT',
      '*',
      ':',
      'vs',
      '𝔞',
      '\n',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(word).map(it => it.join('')),
    )
    fc.assert(
      fc.property(text, fc.nat(40), (it, cursor) => {
        const filter = readFilter(it)
        const { problems } = checkFilter(filter, values)
        for (const { from, to } of [...filter.alternatives.flat(), ...problems])
          expect(from >= 0 && from <= to && to <= it.length).toBe(true)
        expect(found(it).length).toBeLessThanOrEqual(5)
        for (const { from, to } of completeFilter(it, cursor, values)) expect(from).toBeLessThanOrEqual(to)
      }),
    )
  })

  it('reads what a value is written as', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), it => {
        const filter = readFilter(`name:${writeValue(it)}`)
        expect(filter.alternatives[0]?.[0]?.values.map(value => value.text)).toEqual([it])
      }),
    )
  })

  it('is not kept busy by a hostile pattern', () => {
    const pattern = '*a'.repeat(900)
    expect(matchesGlob('a'.repeat(5000), `${pattern}b`)).toBe(false)
    expect(isEmpty(readFilter(' '.repeat(100_000)))).toBe(true)
    expect(readFilter('kind:vs '.repeat(100_000)).alternatives[0]?.length).toBe(250)
  })
})

describe('a glob', () => {
  it.each<readonly [string, string, boolean]>([
    ['cart', 'cart', true],
    ['Cart', 'cART', true],
    ['cart', 'car', false],
    ['cart', 'c*t', true],
    ['cart', '*', true],
    ['cart', 'ca*rt', true],
    ['cart', 'cart*cart', false],
    ['abcabc', 'a*b*c', true],
    ['ab', 'a*b*b', false],
  ])('%s %s', (text, pattern, does) => {
    expect(matchesGlob(text, pattern)).toBe(does)
  })
})

describe('completion', () => {
  const offered = (text: string, cursor = text.length) =>
    completeFilter(text, cursor, values).map(it => it.label)

  it('offers keys, and then the values of the workspace', () => {
    expect(offered('')).toContain('namespace:')
    expect(offered('na')).toEqual(['name:', 'namespace:'])
    expect(offered('-na')).toEqual(['name:', 'namespace:'])
    expect(offered('kind:')).toEqual(['VirtualService', 'DestinationRule', 'Gateway', 'Service'])
    expect(offered('kind:vs,d')).toEqual(['DestinationRule'])
    expect(offered('problem:w')[0]).toBe('warning')
    expect(offered('namespace:')).toEqual(['shop', 'edge', 'pay'])
    expect(offered('colour:')).toEqual([])
  })

  it('waits with a word that may become a key until it is done', () => {
    expect(withoutHalfKey('cart -na', 8)).toBe('cart ')
    for (const text of ['cart', 'name ', 'name:', 'na cart', ''])
      expect(withoutHalfKey(text, text.length)).toBe(text)
    expect(withoutHalfKey('na', 0)).toBe('na')
  })

  it('replaces what is typed of the word at the cursor', () => {
    const [first] = completeFilter('kind:Gate name:x', 9, values)
    expect(first).toMatchObject({ from: 5, to: 9, insert: 'Gateway', detail: '1 resource' })
  })
})

it('a text with a key is a filter, words alone are not', () => {
  expect(
    ['kind:vs', 'cart -namespace:pay', 'cart', '"kind" of cart'].map(it => hasKeys(readFilter(it))),
  ).toEqual([true, true, false, false])
})
