import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import { explainBinding } from './binding.ts'
import { identifyResources } from './identify.ts'
import { linkModel } from './model.ts'

describe('a server of a Gateway', () => {
  it('takes a VirtualService under the narrower of each pair of hosts', () => {
    expect(bind('HTTP', '["*.example.com"]', 'hosts: [a.example.com, example.org], http: [{}]')).toEqual({
      bound: true,
      hosts: ['a.example.com'],
      rules: [{ protocol: 'http', index: 0 }],
    })
    expect(bind('HTTP', '[a.example.com]', 'hosts: ["*.example.com"], http: [{}]')).toMatchObject({
      hosts: ['a.example.com'],
    })
  })

  it('offers a host with a namespace to that namespace alone, and one with a dot to its own', () => {
    expect(bind('HTTP', '[other/a.example.com]', 'hosts: [a.example.com], http: [{}]')).toMatchObject({
      reason: 'host-namespace',
    })
    expect(bind('HTTP', '[./a.example.com]', 'hosts: [a.example.com], http: [{}]')).toMatchObject({
      bound: true,
    })
    expect(bind('HTTP', '["*/*"]', 'hosts: [a.example.com], http: [{}]')).toMatchObject({ bound: true })
  })

  it('does not take a host that only ends alike', () => {
    expect(bind('HTTP', '["*.example.com"]', 'hosts: [example.com], http: [{}]')).toMatchObject({
      reason: 'hosts',
    })
  })

  it.each([
    ['HTTP', '', 'http'],
    ['grpc-web', '', 'http'],
    ['HTTPS', 'SIMPLE', 'http'],
    ['HTTPS', 'PASSTHROUGH', 'tls'],
    ['TLS', 'PASSTHROUGH', 'tls'],
    ['TLS', 'SIMPLE', 'tcp'],
    ['MONGO', '', 'tcp'],
  ])('that speaks %s %s takes %s rules only', (protocol, mode, kind) => {
    const rules = {
      http: 'http: [{}]',
      tls: 'tls: [{ match: [{ sniHosts: [a.example.com] }] }]',
      tcp: 'tcp: [{}]',
    }
    for (const [written, rule] of Object.entries(rules))
      expect(bind(protocol, '[a.example.com]', `hosts: [a.example.com], ${rule}`, mode)).toMatchObject(
        written === kind ? { bound: true } : { reason: 'route-kind' },
      )
  })

  it('that passes TLS through is reached under the SNI names of the rules', () => {
    const spec =
      'hosts: ["*.example.com"], tls: [{ match: [{ sniHosts: [a.example.com] }, { port: 1, sniHosts: [b.example.com] }] }]'
    expect(bind('TLS', '["*"]', spec, 'PASSTHROUGH')).toMatchObject({ hosts: ['a.example.com'] })
  })

  it('routes by SNI alone where it says so', () => {
    expect(bind('TLS', '["*"]', 'hosts: [a.example.com], tls: [{}]', 'AUTO_PASSTHROUGH')).toMatchObject({
      reason: 'auto-passthrough',
    })
  })

  it('takes only the rules whose match fits its port and gateway', () => {
    const spec =
      'hosts: [a.example.com], http: [{ match: [{ port: 81 }] }, { match: [{ gateways: [public] }] }, { match: [{ gateways: [x] }] }]'
    expect(bind('HTTP', '["*"]', spec)).toMatchObject({ rules: [{ protocol: 'http', index: 1 }] })
    expect(
      bind('HTTP', '["*"]', 'hosts: [a.example.com], tcp: [{}], http: [{ match: [{ port: 81 }] }]'),
    ).toMatchObject({
      reason: 'match',
    })
  })

  it('says what would remain if the Gateway were named, before it says that it is not', () => {
    expect(bind('HTTP', '[b.example.com]', 'hosts: [a.example.com], http: [{}]', '', 'other')).toMatchObject({
      reason: 'hosts',
    })
    expect(bind('HTTP', '["*"]', 'hosts: [a.example.com], http: [{}]', '', 'other')).toMatchObject({
      reason: 'not-named',
    })
  })

  it.each(['public', 'shop/public', './public', 'public.shop', 'public.shop.svc.cluster.local'])(
    'is meant by the name %s',
    name => {
      expect(bind('HTTP', '["*"]', 'hosts: [a.example.com], http: [{}]', '', name)).toMatchObject({
        bound: true,
      })
    },
  )

  it('sees what is exported to the namespace of its workload', () => {
    const pod = `
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: ingress, labels: { istio: ingressgateway } }
`
    const spec = (exportTo: string) => `hosts: [a.example.com], exportTo: [${exportTo}], http: [{}]`

    // Where the files do not say where Istio's own ingress gateway runs, it is taken to be in istio-system, and that is said.
    expect(bind('HTTP', '["*"]', spec('"."'))).toMatchObject({
      reason: 'not-exported',
      message: expect.stringContaining('istio-system, where the gateway is assumed to run'),
    })
    expect(bind('HTTP', '["*"]', spec('istio-system'))).toMatchObject({ bound: true })
    const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: shop }
spec: { template: { metadata: { labels: { istio: ingressgateway } } } }
`
    expect(bind('HTTP', '["*"]', spec('shop'), '', 'public', deployment)).toMatchObject({ bound: true })
    expect(bind('HTTP', '["*"]', spec('"."'), '', 'public', pod)).toMatchObject({ reason: 'not-exported' })
    expect(bind('HTTP', '["*"]', spec('ingress'), '', 'public', pod)).toMatchObject({ bound: true })
  })
})

function bind(protocol: string, hosts: string, spec: string, mode = '', named = 'public', more = '') {
  const text = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: a, protocol: ${protocol} }
    ${mode && `tls: { mode: ${mode} }`}
    hosts: ${hosts}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec: { gateways: [${named}], ${spec} }
---
${more}`
  const documents = cutDocuments(text).map(({ from, to }, index) => ({
    file: 'test.yaml',
    index,
    offset: from,
    document: readDocument(text.slice(from, to)),
  }))
  const model = linkModel(
    identifyResources(documents).flatMap(it => it.resources),
    defaultSettings,
  )
  return explainBinding(model, model.ofKind('VirtualService')[0]!, model.ofKind('Gateway')[0]!, 0)
}
