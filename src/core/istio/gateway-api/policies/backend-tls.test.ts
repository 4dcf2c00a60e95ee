import { describe, expect, it } from 'vitest'
import { conditionsOf, gatewayApiModel } from '../../../../testing/gateway-api.ts'
import { clusterFacts } from '../../../explain/cluster-facts.ts'
import { destinationRuleFor } from '../../routes/destination-rule-for.ts'

const service = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: https, port: 443}, {name: http, port: 80}]}
---
`
const policy = (
  name: string,
  more: { section?: string; ca?: string; created?: string; sni?: string } = {},
) => {
  const authority = more.ca
    ? `caCertificateRefs: [{group: "", kind: ConfigMap, name: ${more.ca}}]`
    : 'wellKnownCACertificates: System'
  return `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: ${name}, namespace: shop${more.created ? `, creationTimestamp: "${more.created}"` : ''}}
spec:
  targetRefs: [{group: "", kind: Service, name: cart${more.section ? `, sectionName: ${more.section}` : ''}}]
  validation: {hostname: ${more.sni ?? 'cart.example.com'}, ${authority}}
---
`
}

const host = 'cart.shop.svc.cluster.local'

/** What the trace says of TLS to a port of the Service, for a caller of another namespace. */
function tlsTo(port: number, ...texts: readonly string[]): string | undefined {
  const model = gatewayApiModel([service, ...texts].join(''))
  const destination = { host, namespace: 'infra', domain: 'cluster.local' }
  const cluster = { name: '', destination, subset: '', port, exists: true, weight: 100 }
  const known = { model, workload: { namespace: 'infra', labels: new Map() } }
  const facts = clusterFacts(
    known as unknown as Parameters<typeof clusterFacts>[0],
    cluster as unknown as Parameters<typeof clusterFacts>[1],
  )
  return facts.find(it => it.name === 'TLS to cart')?.text
}

describe('a BackendTLSPolicy', () => {
  it('is TLS to every port of its Service, with the place in the policy', () => {
    expect(tlsTo(443, policy('tls'))).toBe('mode SIMPLE, SNI cart.example.com, by BackendTLSPolicy tls')
    const rule = destinationRuleFor(gatewayApiModel(service + policy('tls')), host, 'infra', '')
    expect(rule?.origin?.(['spec', 'trafficPolicy', 'tls'])).toEqual({
      resource: 'BackendTLSPolicy/shop/tls',
      path: ['spec', 'validation'],
    })
  })

  it('with a sectionName is for the port of that name alone', () => {
    const text = policy('tls', { section: 'https' })
    expect(tlsTo(443, text)).toContain('mode SIMPLE')
    expect(tlsTo(80, text)).toBe('mutual where the pods have a sidecar')
  })

  it('for a port goes before the one for all', () => {
    const texts = [policy('all', { sni: 'all' }), policy('one', { section: 'https', sni: 'one' })]
    expect(tlsTo(443, ...texts)).toContain('SNI one, by BackendTLSPolicy one')
    expect(tlsTo(80, ...texts)).toContain('SNI all, by BackendTLSPolicy all')
  })

  it('that is older counts', () => {
    const texts = [
      policy('a', { created: '2024-02-01T00:00:00Z' }),
      policy('b', { created: '2024-01-01T00:00:00Z' }),
    ]
    expect(tlsTo(443, ...texts)).toContain('BackendTLSPolicy b')
  })

  it('without its authority fails every connection', () => {
    expect(tlsTo(443, policy('tls', { ca: 'gone' }))).toContain(
      'every connection fails: There is no ConfigMap shop/gone.',
    )
  })

  it('leaves the policy of a DestinationRule of the host, and joins one that has subsets alone', () => {
    const rule = (spec: string) =>
      `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: cart, namespace: shop}\nspec: {host: cart, ${spec}}\n---\n`
    expect(tlsTo(443, rule('trafficPolicy: {tls: {mode: DISABLE}}'), policy('tls'))).toBe('mode DISABLE')
    expect(tlsTo(443, rule('subsets: [{name: v1}]'), policy('tls'))).toContain('BackendTLSPolicy tls')
  })
})

describe('the status of a BackendTLSPolicy', () => {
  const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{name: gw}], rules: [{backendRefs: [{name: cart, port: 443}]}]}
---
`
  const named = (targets: string, validation = 'wellKnownCACertificates: System') =>
    `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: tls, namespace: shop}
spec: {targetRefs: [${targets}], validation: {hostname: a.test, ${validation}}}
---
`
  const target = (name: string, section = '') =>
    `{group: "", kind: Service, name: ${name}${section && `, sectionName: ${section}`}}`
  const told = (text: string) => conditionsOf(service + route + text, 'BackendTLSPolicy', 'tls')

  it('keeps the fault of a target for those after it and for the Gateway, not for those before', () => {
    expect(told(named(`${target('gone')}, ${target('cart')}`))).toEqual([
      'gone: Accepted=False TargetNotFound',
      'cart: Accepted=False TargetNotFound',
      'gw: Accepted=False TargetNotFound',
    ])
    expect(told(named(`${target('cart')}, ${target('gone')}`))).toEqual([
      'gone: Accepted=False TargetNotFound',
      'gw: Accepted=False TargetNotFound',
    ])
  })

  it('is of a ServiceEntry too, with TLS to each of its hosts', () => {
    const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: far, namespace: shop}
spec: {hosts: [a.example.com, b.example.com], ports: [{number: 443, name: https, protocol: HTTPS}], resolution: DNS}
---
`
    const far = (section = '') =>
      `{group: networking.istio.io, kind: ServiceEntry, name: far${section && `, sectionName: ${section}`}}`
    expect(told(entry + named(far()))).toEqual([])
    expect(told(named(far()))).toEqual(['far: Accepted=False TargetNotFound'])
    expect(told(entry + named(far('none')))).toEqual(['far/none: Accepted=False TargetNotFound'])
    const model = gatewayApiModel(service + entry + named(far('https')))
    for (const host of ['a.example.com', 'b.example.com'])
      expect(destinationRuleFor(model, host, 'shop', '')?.spec.trafficPolicy).toMatchObject({
        portLevelSettings: [{ port: { number: 443 }, tls: { sni: 'a.test' } }],
      })
  })

  it('says that Istio ignores it where an annotation asks for that, and then has no effect', () => {
    const ignored = named(target('cart')).replace(
      'namespace: shop}',
      'namespace: shop, annotations: {istio.io/ignore-policy-attachment: "true"}}',
    )
    expect(told(ignored)).toEqual(['cart: Accepted=False IgnoredByIstio'])
    expect(tlsTo(443, ignored)).toBeUndefined()
  })

  it('looks at the authority no further than that something is there under its key', () => {
    const ca = (kind: string) => `caCertificateRefs: [{group: "", kind: ${kind}, name: ca}]`
    const held = (kind: string, data: string) =>
      `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ca, namespace: shop}\ndata: {${data}}\n---\n`
    const reasons = (text: string) => [...new Set(told(text).map(it => it.replace(/^.*=False /, '')))]
    expect(told(named(target('cart'), ca('ConfigMap')) + held('ConfigMap', 'ca.crt: anything'))).toEqual([])
    expect(told(named(target('cart'), ca('ConfigMap')) + held('ConfigMap', 'cacert: anything'))).toEqual([])
    const none = ['NoValidCACertificate', 'InvalidCACertificateRef']
    expect(reasons(named(target('cart'), ca('ConfigMap')) + held('ConfigMap', 'other: anything'))).toEqual(
      none,
    )
    expect(reasons(named(target('cart'), ca('Secret')))).toEqual(none)
    expect(reasons(named(target('cart'), ca('Secret')) + held('Secret', 'ca.crt: YQ=='))).toEqual([
      'NoValidCACertificate',
      'InvalidKind',
    ])
    expect(reasons(named(target('cart'), ca('Pod')))).toEqual(['NoValidCACertificate', 'InvalidKind'])
    expect(reasons(named(target('cart'), 'wellKnownCACertificates: a.b/c'))).toEqual(['Invalid'])
  })

  it('has no Gateway for a port that the Service does not have', () => {
    expect(told(named(target('cart', 'none')))).toEqual(['cart/none: Accepted=False TargetNotFound'])
  })
})
