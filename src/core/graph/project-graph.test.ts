import { describe, expect, it } from 'vitest'
import { checkGraph, drawnEdges, graphOf } from '../../testing/check-graph.ts'
import { bookinfo } from '../examples/bookinfo.ts'

const gateway = (servers: string, metadata = 'name: public') => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { ${metadata} }
spec:
  selector: { istio: ingressgateway }
  servers:
${servers}
---`

const shop = (spec: string, metadata = 'name: shop') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { ${metadata} }
spec: ${spec}
---`

const http80 = '  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["*.example.com"] }'

describe('the drawing', () => {
  it('leads from a server over the host to the rules and their destinations', () => {
    checkGraph(
      gateway(http80) +
        shop(
          '{ hosts: [shop.example.com], gateways: [public], http: [{ route: [{ destination: { host: cart } }] }] }',
        ),
      ['public:80 → shop.example.com', 'shop.example.com → shop', 'shop#1 → cart?'],
    )
  })

  it('draws a port of its own where several Gateways of one workload listen on it', () => {
    const other = http80.replace('*.example.com', '*.example.org')
    const apart = '  - { port: { number: 80, name: http, protocol: HTTP }, bind: 10.0.0.1, hosts: ["*"] }'
    checkGraph(gateway(http80) + gateway(other, 'name: second') + gateway(apart, 'name: bound'), [
      'Port 80 → public:80',
      'Port 80 → second:80',
    ])
  })

  it('shares out the traffic by weight over the sum, all of it to a single destination whatever its weight', () => {
    const to = (host: string, weight: number) => `{ destination: { host: ${host} }, weight: ${weight} }`

    checkGraph(
      shop(`{ hosts: [shop], http: [
        { match: [{ uri: { prefix: /a } }], route: [${to('a', 60)}, ${to('b', 20)}, ${to('c', 0)}] },
        { route: [${to('d', 5)}] } ] }`),
      [
        'Mesh → shop',
        'shop → shop',
        'shop#1 75 % → a?',
        'shop#1 25 % → b?',
        'shop#1 0 % → c?',
        'shop#2 → d?',
      ],
    )
  })

  it('draws mirrors beside the route, and redirects and direct responses to an end of their own', () => {
    checkGraph(
      shop(`{ hosts: [shop], http: [
        { match: [{ uri: { exact: /a } }], redirect: { authority: new.example.com, redirectCode: 308 } },
        { match: [{ uri: { exact: /b } }], directResponse: { status: 503 } },
        { route: [{ destination: { host: a } }], mirror: { host: b }, mirrorPercentage: { value: 12.5 } } ] }`),
      [
        'Mesh → shop',
        'shop → shop',
        'shop#1 → 308 → new.example.com',
        'shop#2 → 503 direct',
        'shop#3 → a?',
        'shop#3 mirror 12.5 % ⇢ b?',
      ],
    )
  })

  it('says why a gateway that is named does not take the VirtualService', () => {
    checkGraph(gateway(http80) + shop('{ hosts: [shop.example.org], gateways: [public], http: [{}] }'), [
      'public ⇸ shop: None of the hosts of shop is a host of the server on port 80.',
    ])
  })

  it('draws what is named and not in the files as a ghost', () => {
    const graph = graphOf(
      shop('{ hosts: [shop.example.com], gateways: [other/public], http: [{ delegate: { name: cart } }] }'),
    )

    expect(drawnEdges(graph)).toEqual(['shop#1 → cart?', 'public? → shop'])
  })

  it('joins destinations that are the same workload, whichever rule leads there and however it is spelt', () => {
    const service = `
apiVersion: v1
kind: Service
metadata: { name: cart }
spec: { ports: [{ name: http, port: 8080 }] }
`
    const graph = graphOf(
      `${shop(`{ hosts: [shop], http: [
        { match: [{ port: 1 }], route: [{ destination: { host: cart } }] },
        { route: [{ destination: { host: cart.default.svc.cluster.local, port: { number: 8080 } } }] } ] }`)}${service}`,
    )

    expect(graph.nodes.filter(it => it.type === 'destination').map(it => it.title)).toEqual(['cart'])
  })

  it('tells a missing subset from a missing service', () => {
    const rule = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart }
spec: { host: cart, subsets: [{ name: v1 }] }
`
    const graph = graphOf(
      `${shop(`{ hosts: [shop], http: [{ route: [
        { destination: { host: cart, subset: v1 } }, { destination: { host: cart, subset: v2 } }, { destination: { host: mail } } ] }] }`)}${rule}`,
    )

    expect(
      graph.nodes.flatMap(it => (it.type === 'destination' ? [[it.title, it.subset, it.missing]] : [])),
    ).toEqual([
      ['cart', 'v1', undefined],
      ['cart', 'v2', 'subset'],
      ['mail', undefined, 'service'],
    ])
  })

  it.each([
    ['{ tls: { mode: SIMPLE }, outlierDetection: {} }', '{}', ['TLS', 'outliers']],
    ['{ tls: { mode: SIMPLE }, connectionPool: {} }', '{ tls: { mode: ISTIO_MUTUAL } }', ['mTLS', 'pools']],
    ['{ tls: { mode: DISABLE } }', '{}', ['no TLS']],
    ['{ loadBalancer: { simple: RANDOM } }', '{ outlierDetection: {} }', ['outliers']],
    ['[]', '3', []],
  ])('says on a destination what its DestinationRule sets: %s, for the subset %s', (policy, own, words) => {
    const rule = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart }
spec: { host: cart, trafficPolicy: ${policy}, subsets: [{ name: v1, trafficPolicy: ${own} }] }
`
    const graph = graphOf(
      `${shop('{ hosts: [shop], http: [{ route: [{ destination: { host: cart, subset: v1 } }] }] }')}${rule}`,
    )
    const node = graph.nodes.find(it => it.type === 'destination')!
    expect(node.traits ?? []).toEqual(words)
  })

  it('keeps a host apart where gateways lead it to different VirtualServices', () => {
    const spec = (gateways: string) => `{ hosts: [a.example.com], gateways: [${gateways}], http: [{}] }`
    checkGraph(
      gateway(http80) +
        gateway(http80.replace('80', '81'), 'name: inner') +
        shop(spec('public, inner')) +
        shop(spec('inner'), 'name: extra'),
      [
        'public:80 → a.example.com',
        'inner:81 → a.example.com',
        'a.example.com → shop',
        'a.example.com → shop',
        'a.example.com → extra',
      ],
    )
  })

  it('ends a port that redirects to HTTPS there, and shows the rest of the way from the port that serves', () => {
    checkGraph(
      gateway(`  - { port: { number: 80, name: http, protocol: HTTP }, tls: { httpsRedirect: true }, hosts: [a.example.com] }
  - { port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: a }, hosts: [a.example.com] }`) +
        shop('{ hosts: [a.example.com], gateways: [public], http: [{}] }'),
      ['public:80 → 301 → https', 'public:443 → a.example.com', 'a.example.com → shop'],
    )
  })

  it('draws the example of the gateway reference with each server, and binds it only where the host is open to the namespace', () => {
    const text = bookinfo.files.map(it => it.text).join('\n---\n')
    const edges = drawnEdges(graphOf(text))

    expect(edges).toContain('my-gateway:9443 → uk.bookinfo.com')
    expect(edges).toContain('bookinfo-rule#2 80 % → reviews:9080?')
    expect(edges.filter(it => it.startsWith('my-gateway:2379'))).toEqual([])
    expect(drawnEdges(graphOf(text.replaceAll('bookinfo-namespace/', 'other/')))).not.toContain(
      'my-gateway:9443 → uk.bookinfo.com',
    )
  })

  it('puts the worst problem and the number of problems on the node and on the row they are in', () => {
    const graph = graphOf(
      shop(`{ hosts: [shop], http: [
        { match: [{ port: 80 }], route: [{ destination: { host: a } }] },
        { route: [{ destination: { host: b, subset: nope } }] } ] }`),
    )
    const node = graph.nodes.find(it => it.type === 'virtualService')!

    expect(node.badge).toEqual({ severity: 'info', count: 3 })
    expect(node.rows.map(it => it.badge?.count)).toEqual([1, 2])
  })

  it('has room for any value: hostile keys and shapes are drawn or left out, never thrown at', () => {
    const hostile = [
      'null',
      '[]',
      '"x"',
      '{ hosts: 1, gateways: {}, http: [null, [], 3, { match: 1, route: [null, { destination: [] }] }] }',
      '{ hosts: [__proto__, constructor], http: [{ match: [{ headers: { __proto__: { exact: a } } }] }] }',
    ]
    for (const spec of hostile) {
      const graph = graphOf(shop(spec) + gateway('  - null\n  - 3\n  - { port: [], hosts: {}, tls: 1 }'))
      expect(graph.nodes.filter(it => it.type === 'virtualService' || it.type === 'gateway')).toHaveLength(2)
    }
  })
})
