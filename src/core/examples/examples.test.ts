import { describe, expect, it } from 'vitest'
import { endAtGateway } from '../../testing/gateway-api.ts'
import { analyze } from '../analyze.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { valueAt } from '../yaml/path.ts'
import { readDocument } from '../yaml/read-document.ts'
import { examples } from './index.ts'

const objects = (id: string) =>
  examples
    .find(it => it.id === id)!
    .files.flatMap(file =>
      cutDocuments(file.text).map(({ from, to }) => readDocument(file.text.slice(from, to))),
    )

describe('the examples', () => {
  it('have an id of their own each, and files of different names', () => {
    expect(new Set(examples.map(it => it.id)).size).toBe(examples.length)
    for (const { files } of examples) expect(new Set(files.map(it => it.name)).size).toBe(files.length)
  })

  it.each(examples.map(it => it.id))('%s is readable, and its Istio objects are of version v1', id => {
    const documents = objects(id)
    expect(documents.length).toBeGreaterThan(0)
    for (const document of documents) {
      expect(document.faults).toEqual([])
      expect([
        'v1',
        'networking.istio.io/v1',
        'gateway.networking.k8s.io/v1',
        // Nothing later is served of the one kind.
        'gateway.networking.k8s.io/v1beta1',
      ]).toContain(valueAt(document.value, ['apiVersion']))
    }
  })

  it.each(examples.map(it => it.id))('%s is drawn, and nothing is wrong with it', id => {
    const { graph, diagnostics } = analyze(examples.find(it => it.id === id)!.files)
    expect(graph.nodes.map(it => it.type)).toContain('gateway')
    // What advice says of them, of mongo alone, is held by its own test.
    expect(diagnostics.filter(it => it.severity !== 'info' && it.layer !== 'advice')).toEqual([])
  })

  it('show the bookinfo gateway with its five servers', () => {
    const servers = valueAt(objects('bookinfo')[0]?.value, ['spec', 'servers']) as {
      port: { number: number; protocol: string }
      hosts: string[]
    }[]
    expect(servers.map(it => `${it.port.number} ${it.port.protocol} ${it.hosts.join(' ')}`)).toEqual([
      '80 HTTP uk.bookinfo.com eu.bookinfo.com',
      '443 HTTPS uk.bookinfo.com eu.bookinfo.com',
      '9443 HTTPS bookinfo-namespace/*.bookinfo.com',
      '9080 HTTP *',
      '2379 MONGO *',
    ])
  })
})

describe('the examples of the Gateway API', () => {
  const textOf = (id: string) =>
    examples
      .find(it => it.id === id)!
      .files.map(it => it.text)
      .join('---\n')

  it.each([
    [
      'http-route-canary',
      'shop/public',
      'http://shop.example.com/',
      'storefront.shop.svc.cluster.local:8080',
    ],
    [
      'http-route-canary',
      'shop/public',
      "curl -H 'x-canary: always' http://shop.example.com/checkout",
      'checkout-v2.shop.svc.cluster.local:8080',
    ],
    [
      'cross-namespace',
      'infra/shared',
      'http://shop.example.com/pay/1',
      'payments.payments.svc.cluster.local:8080',
    ],
    ['cross-namespace', 'infra/shared', 'http://shop.example.com/', 'storefront.shop.svc.cluster.local:8080'],
    [
      'tls-route-passthrough',
      'security/edge',
      'https://vault.example.com/',
      'vault.security.svc.cluster.local:8443',
    ],
    ['both-apis', 'shop/blog', 'http://blog.example.com/shop', '301 http://shop.example.com/shop'],
    [
      'bookinfo-routes',
      'bookinfo/bookinfo',
      'http://books.example.com/productpage',
      'productpage.bookinfo.svc.cluster.local:9080',
    ],
    ['bookinfo-routes', 'bookinfo/bookinfo', 'http://books.example.com/other', '404'],
  ])('%s: a request to %s ends where it says: %s', (id, gateway, request, end) => {
    expect(endAtGateway(textOf(id), gateway, request)).toBe(end)
  })
})
