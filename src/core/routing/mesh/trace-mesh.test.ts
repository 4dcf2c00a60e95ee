import { describe, expect, it } from 'vitest'
import { meshEnd, meshTrace, meshWorkload, modelOf } from '../../../testing/check-trace.ts'
import { manyResources } from '../../../testing/many-resources.ts'
import { bookinfo } from '../../examples/bookinfo.ts'
import { examples } from '../../examples/index.ts'
import { explainFrom } from '../explain-trace.ts'
import { parseRequest } from '../parse-request.ts'
import { traceFrom } from '../source.ts'

const text = (files: readonly { readonly text: string }[]) => files.map(it => it.text).join('---\n')

const service = (name: string, namespace = 'shop', ports = '[{port: 80, name: http}]', more = '') => `---
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {ports: ${ports}${more}}
`
const virtualService = (name: string, spec: string, namespace = 'shop', meta = '') => `---
kind: VirtualService
metadata: {name: ${name}, namespace: ${namespace}${meta}}
spec: ${spec}
`
const to = (host: string) => `[{route: [{destination: {host: ${host}}}]}]`

const shop = { type: 'mesh', workload: meshWorkload('shop') } as const
const cart = 'cart.shop.svc.cluster.local:80'

describe('a call to a service', () => {
  it('goes to the service itself where no VirtualService is for it', () => {
    expect(meshEnd(service('cart'), 'shop', 'http://cart/')).toBe(cart)
  })

  it.each(['cart', 'cart.shop', 'cart.shop.svc', 'cart.shop.svc.cluster.local', 'CART.shop', 'cart:80'])(
    'is found under %s',
    host => {
      expect(meshEnd(service('cart'), 'shop', `curl http://cart/ -H 'Host: ${host}'`)).toBe(cart)
    },
  )

  it('from another namespace is not found under the bare name', () => {
    expect(meshEnd(service('cart'), 'edge', 'http://cart/')).toBe('PassthroughCluster')
    expect(meshEnd(service('cart'), 'edge', 'http://cart.shop/')).toBe(cart)
    expect(meshEnd(service('cart') + service('cart', 'edge'), 'edge', 'http://cart/')).toBe(
      'cart.edge.svc.cluster.local:80',
    )
  })

  it('is found under the address that the file tells', () => {
    expect(
      meshEnd(service('cart', 'shop', undefined, ', clusterIP: 10.0.0.7'), 'shop', 'http://10.0.0.7/'),
    ).toBe(cart)
  })

  it('takes the rules of the VirtualService for it, under all its names', () => {
    const files =
      service('cart') + service('cart-v2') + virtualService('cart', `{hosts: [cart], http: ${to('cart-v2')}}`)
    expect(meshEnd(files, 'shop', 'http://cart/')).toBe('cart-v2.shop.svc.cluster.local:80')
    expect(meshEnd(files, 'edge', 'http://cart.shop.svc/')).toBe('cart-v2.shop.svc.cluster.local:80')
  })

  it('that no rule takes is answered with 404', () => {
    const files =
      service('cart') +
      virtualService(
        'cart',
        '{hosts: [cart], http: [{match: [{uri: {prefix: /a}}], route: [{destination: {host: cart}}]}]}',
      )
    expect(meshEnd(files, 'shop', 'http://cart/a')).toBe(cart)
    expect(meshEnd(files, 'shop', 'http://cart/b')).toBe('404')
  })
})

describe('VirtualServices of the mesh', () => {
  const two = (one: string, other: string) =>
    service('cart') +
    service('a') +
    service('b') +
    virtualService('one', `{hosts: [cart], http: ${to('a')}, exportTo: ${one}}`) +
    virtualService('two', `{hosts: [cart], http: ${to('b')}, exportTo: ${other}}`)
  const [a, b] = ['a.shop.svc.cluster.local:80', 'b.shop.svc.cluster.local:80']

  it('are not mixed: of two for a host the first counts, private ones before public ones', () => {
    expect(meshEnd(two('["*"]', '["*"]'), 'shop', 'http://cart/')).toBe(a)
    expect(meshEnd(two('["*"]', '["."]'), 'shop', 'http://cart/')).toBe(b)
    expect(meshEnd(two('["*"]', '[edge]'), 'edge', 'http://cart.shop/')).toBe(b)
  })

  it('are ordered by age', () => {
    const dated = (name: string, year: number, host: string) =>
      virtualService(
        name,
        `{hosts: [cart], http: ${to(host)}}`,
        'shop',
        `, creationTimestamp: "${year}-01-01T00:00:00Z"`,
      )
    const files = service('cart') + service('a') + service('b')
    expect(meshEnd(files + dated('one', 2025, 'a') + dated('two', 2020, 'b'), 'shop', 'http://cart/')).toBe(b)
  })

  it('are not seen from a namespace that they are not exported to', () => {
    expect(meshEnd(two('["."]', '["~"]'), 'edge', 'http://cart.shop/')).toBe(cart)
  })

  it('that name gateways alone are not used', () => {
    const files = service('cart') + service('a')
    const named = (gateways: string) =>
      files + virtualService('one', `{hosts: [cart], gateways: ${gateways}, http: ${to('a')}}`)
    expect(meshEnd(named('[public]'), 'shop', 'http://cart/')).toBe(cart)
    expect(meshEnd(named('[public, mesh]'), 'shop', 'http://cart/')).toBe(a)
  })

  it('have the most exact host for a service where wildcards overlap', () => {
    const files =
      service('cart') +
      service('a') +
      service('b') +
      virtualService('one', `{hosts: ["*.cluster.local"], http: ${to('a')}}`) +
      virtualService('two', `{hosts: ["*.shop.svc.cluster.local"], http: ${to('b')}}`)
    expect(meshEnd(files, 'shop', 'http://cart/')).toBe(b)
  })

  it('have virtual hosts for names that are no service on port 80 alone, or beside one that is', () => {
    const files = service('cart', 'shop', '[{port: 80, name: http}, {port: 8080, name: http-8080}]')
    const rule = virtualService('one', `{hosts: [shop.example.com], http: ${to('cart')}}`)
    expect(meshEnd(files + rule, 'shop', 'http://shop.example.com/')).toBe(cart)
    expect(meshEnd(files + rule, 'shop', 'http://shop.example.com:8080/')).toBe('PassthroughCluster')
    const both = virtualService('one', `{hosts: [shop.example.com, cart], http: ${to('cart')}}`)
    expect(meshEnd(files + both, 'shop', 'http://shop.example.com:8080/')).toBe(
      'cart.shop.svc.cluster.local:8080',
    )
  })

  it('are used for names that are no service even where the files have nothing else on port 80', () => {
    const rule = virtualService('one', `{hosts: [shop.example.com], http: ${to('cart')}}`)
    expect(meshEnd(rule, 'shop', 'http://shop.example.com/')).toBe(cart)
  })

  it.each([
    ['{port: 80}', 'a'],
    ['{port: 81}', 'cart'],
    ['{gateways: [mesh]}', 'a'],
    ['{gateways: [public]}', 'cart'],
    ['{sourceLabels: {app: web}}', 'a'],
    ['{sourceLabels: {app: other}}', 'cart'],
    ['{sourceNamespace: shop}', 'a'],
    ['{sourceNamespace: edge}', 'cart'],
    // With gateways given, Istio does not look at the source.
    ['{gateways: [mesh], sourceLabels: {app: other}}', 'a'],
  ])('whose match is %s send a workload of shop with app=web to %s', (match, end) => {
    const files =
      service('cart') +
      service('a') +
      virtualService('one', `{hosts: [cart], http: [{match: [${match}], route: [{destination: {host: a}}]}]}`)
    expect(meshEnd(files, 'shop app=web', 'http://cart/')).toBe(`${end}.shop.svc.cluster.local:80`)
  })

  it('without a rule for the caller leave the service to itself', () => {
    const files =
      service('cart') +
      virtualService(
        'one',
        '{hosts: [cart], http: [{match: [{sourceNamespace: edge}], redirect: {uri: /x}}]}',
      )
    expect(meshEnd(files, 'shop', 'http://cart/')).toBe(cart)
    expect(meshEnd(files, 'edge', 'http://cart.shop/')).toBe('301 http://cart.shop/x')
  })

  it('use nothing after a rule that takes everything', () => {
    const files =
      service('cart') +
      virtualService(
        'one',
        '{hosts: [cart], http: [{directResponse: {status: 418}}, {match: [{uri: {prefix: /a}}], redirect: {uri: /x}}]}',
      )
    expect(meshEnd(files, 'shop', 'http://cart/a')).toBe('418')
  })

  it('delegate as on gateways', () => {
    const files =
      service('cart') +
      service('a') +
      virtualService(
        'one',
        '{hosts: [cart], http: [{match: [{uri: {prefix: /a}}], delegate: {name: more}}]}',
      ) +
      virtualService('more', `{http: ${to('a')}}`)
    expect(meshEnd(files, 'shop', 'http://cart/a')).toBe(a)
    expect(meshEnd(files, 'shop', 'http://cart/b')).toBe('404')
  })
})

describe('a destination', () => {
  const files = (rule: string, more = '') =>
    service('cart') +
    service('store', 'shop', '[{port: 8080, name: http}]') +
    virtualService('one', `{hosts: [cart], http: ${rule}}`) +
    more

  it('without a port means the port that was called, even where the service has another alone', () => {
    expect(meshEnd(files(to('store')), 'shop', 'http://cart/')).toBe('store.shop.svc.cluster.local:80')
    expect(endStatus(files(to('store')), 'http://cart/')).toBe(false)
    expect(
      meshEnd(
        files('[{route: [{destination: {host: store, port: {number: 8080}}}]}]'),
        'shop',
        'http://cart/',
      ),
    ).toBe('store.shop.svc.cluster.local:8080')
  })

  it('has the subsets of the DestinationRule in the namespace of the caller before those beside the service', () => {
    const rule = (namespace: string, subset: string) => `---
kind: DestinationRule
metadata: {name: cart, namespace: ${namespace}}
spec: {host: cart.shop.svc.cluster.local, subsets: [{name: ${subset}}]}
`
    const yaml = files('[{route: [{destination: {host: cart, subset: v1}}]}]', rule('shop', 'v1'))
    expect(endStatus(yaml, 'http://cart/')).toBe(true)
    expect(endStatus(yaml + rule('edge', 'v2'), 'http://cart.shop/', 'edge')).toBe(false)
  })

  function endStatus(yaml: string, request: string, from = 'shop'): boolean | undefined {
    return meshTrace(yaml, from, request).clusters[0]?.exists
  }
})

describe('a Sidecar', () => {
  const sidecar = (spec: string, namespace = 'shop', name = 'default') => `---
kind: Sidecar
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}
`
  const services = service('cart') + service('pay', 'bank') + service('log', 'ops')
  const reaches = (spec: string, from = 'shop', namespace = 'shop') =>
    ['cart.shop', 'pay.bank', 'log.ops'].filter(
      it => meshEnd(services + sidecar(spec, namespace), from, `http://${it}/`) !== 'PassthroughCluster',
    )

  it.each([
    ['{}', 'cart.shop pay.bank log.ops'],
    ['{egress: [{hosts: ["./*"]}]}', 'cart.shop'],
    ['{egress: [{hosts: ["*/*"]}]}', 'cart.shop pay.bank log.ops'],
    ['{egress: [{hosts: ["bank/*", "ops/log.ops.svc.cluster.local"]}]}', 'pay.bank log.ops'],
    ['{egress: [{hosts: ["*/*.bank.svc.cluster.local"]}]}', 'pay.bank'],
    ['{egress: [{hosts: ["~/*"]}]}', ''],
    ['{egress: [{hosts: ["bank/cart.shop.svc.cluster.local"]}]}', ''],
    [
      '{egress: [{port: {number: 80, protocol: HTTP, name: x}, hosts: ["bank/*"]}, {hosts: ["./*"]}]}',
      'pay.bank',
    ],
    [
      '{egress: [{port: {number: 81, protocol: HTTP, name: x}, hosts: ["bank/*"]}, {hosts: ["./*"]}]}',
      'cart.shop',
    ],
  ])('of %s lets a workload reach %s', (spec, reached) => {
    expect(reaches(spec).join(' ')).toBe(reached)
  })

  it('is for the workloads of its selector before one for all', () => {
    const both =
      services +
      sidecar('{egress: [{hosts: ["./*"]}]}') +
      sidecar('{workloadSelector: {labels: {app: web}}, egress: [{hosts: ["bank/*"]}]}', 'shop', 'web')
    expect(meshEnd(both, 'shop app=web', 'http://cart/')).toBe('PassthroughCluster')
    expect(meshEnd(both, 'shop app=web,x=y', 'http://cart/')).toBe('PassthroughCluster')
    expect(meshEnd(both, 'shop app=other', 'http://cart/')).toBe(cart)
    expect(meshEnd(both, 'shop', 'http://cart/')).toBe(cart)
  })

  it('of the root namespace is for namespaces that have none that fits, with their own names meant by a dot', () => {
    const spec = '{egress: [{hosts: ["./*"]}]}'
    expect(reaches(spec, 'bank', 'istio-system')).toEqual(['pay.bank'])
    const selecting = sidecar('{workloadSelector: {labels: {app: web}}}', 'bank', 'web')
    const files = services + sidecar(spec, 'istio-system') + selecting
    expect(meshEnd(files, 'bank', 'http://cart.shop/')).toBe('PassthroughCluster')
    expect(meshEnd(files, 'bank app=web', 'http://cart.shop/')).toBe(cart)
  })

  it('imports VirtualServices by their own namespace and host', () => {
    const rule = virtualService('cart', `{hosts: [cart.shop.svc.cluster.local], http: ${to('pay')}}`, 'bank')
    const end = (hosts: string) =>
      meshEnd(services + rule + sidecar(`{egress: [{hosts: ${hosts}}]}`), 'shop', 'http://cart/')
    expect(end('["./*"]')).toBe(cart)
    expect(end('["./*", "bank/*"]')).toBe('pay.bank.svc.cluster.local:80')
  })

  it.each([
    ['REGISTRY_ONLY', '502'],
    ['ALLOW_ANY', 'PassthroughCluster'],
  ])('with %s answers calls to nobody with %s', (mode, end) => {
    const spec = `{egress: [{hosts: ["./*"]}], outboundTrafficPolicy: {mode: ${mode}}}`
    expect(meshEnd(services + sidecar(spec), 'shop', 'http://pay.bank/')).toBe(end)
    expect(meshEnd(services + sidecar(spec), 'shop', 'https://pay.bank/')).toBe(
      end === '502' ? 'BlackHoleCluster' : end,
    )
  })
})

describe('a port', () => {
  const db = (protocol: string) => service('db', 'shop', `[{port: 5000, ${protocol}}]`)
  const end = 'db.shop.svc.cluster.local:5000'

  it.each([
    ['name: tcp'],
    ['name: https-web'],
    ['name: mongo'],
    ['appProtocol: redis, name: http'],
    ['name: db'],
  ])('of %s carries bytes', protocol => {
    expect(meshEnd(db(protocol), 'shop', 'tcp://db:5000')).toBe(end)
    expect(meshEnd(db(protocol), 'shop', 'tls://db:5000')).toBe(end)
  })

  it.each([['name: http'], ['name: grpc-api'], ['appProtocol: kubernetes.io/h2c, name: x']])(
    'of %s carries HTTP, and lets TLS and bytes pass by',
    protocol => {
      expect(meshEnd(db(protocol), 'shop', 'http://db:5000/')).toBe(end)
      expect(meshEnd(db(protocol), 'shop', 'https://db:5000/')).toBe('PassthroughCluster')
      expect(meshEnd(db(protocol), 'shop', 'tcp://db:5000')).toBe('PassthroughCluster')
    },
  )

  it('whose protocol is not told routes HTTP by rules, whatever the Host says', () => {
    const rule = virtualService(
      'db',
      '{hosts: [db], http: [{match: [{uri: {prefix: /a}}], redirect: {uri: /x}}]}',
    )
    const call = (protocol: string) => meshEnd(db(protocol) + rule, 'shop', 'curl http://db:5000/a')
    expect(call('name: db')).toBe('301 http://db:5000/x')
    expect(call('name: tcp')).toBe(end)
    const trace = meshTrace(db('name: db'), 'shop', 'http://db:5000/')
    expect([trace.routeConfig?.name, trace.domain]).toEqual([end, '*'])
  })

  it('takes rules of TCP by port and by the labels of the caller', () => {
    const rule = virtualService(
      'db',
      '{hosts: [db], tcp: [{match: [{port: 1}], route: [{destination: {host: no}}]}, {match: [{sourceLabels: {app: web}}], route: [{destination: {host: web}}]}, {route: [{destination: {host: rest}}]}]}',
    )
    expect(meshEnd(db('name: tcp') + rule, 'shop app=web', 'tcp://db:5000')).toBe(
      'web.shop.svc.cluster.local:5000',
    )
    expect(meshEnd(db('name: tcp') + rule, 'shop', 'tcp://db:5000')).toBe('rest.shop.svc.cluster.local:5000')
  })

  it('takes rules of TCP by the address that is called', () => {
    const rule = virtualService(
      'db',
      '{hosts: [db], tcp: [{match: [{destinationSubnets: [10.1.0.0/16]}], route: [{destination: {host: near}}]}]}',
    )
    const at = (ip: string) => service('db', 'shop', '[{port: 5000, name: tcp}]', `, clusterIP: ${ip}`)
    expect(meshEnd(at('10.1.2.3') + rule, 'shop', 'tcp://db:5000')).toBe('near.shop.svc.cluster.local:5000')
    expect(meshEnd(at('10.2.2.3') + rule, 'shop', 'tcp://db:5000')).toBe(end)
  })

  it('of TLS takes rules by server name', () => {
    const rule = virtualService(
      'db',
      '{hosts: [db], tls: [{match: [{sniHosts: [a.example.com]}], route: [{destination: {host: a}}]}, {match: [{sniHosts: ["*.example.com"]}], route: [{destination: {host: any}}]}]}',
    )
    const call = (sni: string) => {
      const request = { port: 5000, protocol: 'tcp', tls: 'TLS', address: 'db', sni } as const
      return traceFrom(modelOf(db('name: tls') + rule), shop, request).clusters[0]?.host
    }
    expect(call('a.example.com')).toBe('a.shop.svc.cluster.local')
    expect(call('b.example.com')).toBe('any.shop.svc.cluster.local')
    // Envoy hands what no name takes to the default chain, and that lets it pass.
    expect(call('db')).toBe('PassthroughCluster')
  })
})

describe('a ServiceEntry', () => {
  const entry = (spec: string) => `---
kind: ServiceEntry
metadata: {name: outside, namespace: shop}
spec: ${spec}
`
  it('makes rules count for its hosts', () => {
    const files =
      entry('{hosts: [api.example.com], ports: [{number: 8080, name: http, protocol: HTTP}]}') +
      virtualService('api', '{hosts: [api.example.com], http: [{directResponse: {status: 418}}]}')
    expect(meshEnd(files, 'shop', 'http://api.example.com:8080/')).toBe('418')
  })

  it('of TLS without an address is told by the server name', () => {
    const files = entry(
      '{hosts: [a.example.com, "*.b.example.com"], ports: [{number: 443, name: tls, protocol: TLS}]}',
    )
    expect(meshEnd(files, 'shop', 'https://a.example.com/')).toBe('a.example.com:443')
    expect(meshEnd(files, 'shop', 'https://x.b.example.com/')).toBe('*.b.example.com:443')
    expect(meshEnd(files, 'shop', 'https://c.example.com/')).toBe('PassthroughCluster')
  })

  it('takes the rules of TLS for its host', () => {
    const files =
      entry('{hosts: [a.example.com], ports: [{number: 443, name: tls, protocol: TLS}]}') +
      service('egress', 'shop', '[{port: 443, name: tls}]') +
      virtualService(
        'a',
        '{hosts: [a.example.com], tls: [{match: [{port: 443, sniHosts: [a.example.com]}], route: [{destination: {host: egress}}]}]}',
      )
    expect(meshEnd(files, 'shop', 'https://a.example.com/')).toBe('egress.shop.svc.cluster.local:443')
  })

  it('with a range of addresses takes what is called there', () => {
    const files = entry(
      '{hosts: [db.example.com], addresses: [10.9.0.0/16], ports: [{number: 5000, name: tcp, protocol: TCP}]}',
    )
    expect(meshEnd(files, 'shop', 'tcp://10.9.1.1:5000')).toBe('db.example.com:5000')
    expect(meshEnd(files, 'shop', 'tcp://10.8.1.1:5000')).toBe('PassthroughCluster')
  })

  it('that is not exported is not there for others', () => {
    const files = entry(
      '{hosts: [api.example.com], exportTo: ["."], ports: [{number: 80, name: http, protocol: HTTP}]}',
    )
    expect(meshEnd(files, 'shop', 'http://api.example.com/')).toBe('api.example.com:80')
    expect(meshEnd(files, 'edge', 'http://api.example.com/')).toBe('PassthroughCluster')
  })
})

describe('names', () => {
  it('of an ExternalName mean the service that it leads to', () => {
    const files =
      service('cart') +
      service(
        'basket',
        'shop',
        '[{port: 80, name: http}]',
        ', type: ExternalName, externalName: cart.shop.svc.cluster.local',
      )
    expect(meshEnd(files, 'shop', 'http://basket/')).toBe(cart)
    const outside = service(
      'basket',
      'shop',
      '[{port: 80, name: http}]',
      ', type: ExternalName, externalName: b.example.com',
    )
    expect(meshEnd(outside + service('cart'), 'shop', 'http://basket/')).toBe('PassthroughCluster')
  })

  it('of the Pods of a headless service mean the service', () => {
    const files = service('db', 'shop', '[{port: 80, name: http}]', ', clusterIP: None')
    expect(meshEnd(files, 'shop', 'http://db-0.db.shop.svc.cluster.local/')).toBe(
      'db.shop.svc.cluster.local:80',
    )
    expect(meshEnd(files, 'shop', 'http://db-0.db/')).toBe('db.shop.svc.cluster.local:80')
  })

  it('that are a service of their own are not taken for the short form of another', () => {
    const files =
      service('cart', 'shop') +
      `---
kind: ServiceEntry
metadata: {name: x, namespace: shop}
spec: {hosts: [cart.shop], ports: [{number: 80, name: http, protocol: HTTP}]}
`
    expect(meshEnd(files, 'edge', 'http://cart.shop/')).toBe('cart.shop:80')
  })
})

describe("Istio's bookinfo", () => {
  it.each([
    [
      'http://reviews.prod.svc.cluster.local:9080/reviews/1',
      'reviews.prod.svc.cluster.local:9080 80%, reviews.qa.svc.cluster.local:9080 20%',
    ],
    [
      'curl http://reviews.prod.svc.cluster.local:9080/x -b user=dev-123',
      'reviews.qa.svc.cluster.local:7777',
    ],
    ['http://reviews.prod.svc.cluster.local:9080/ratings', '404'],
  ])('sends %s of a workload to %s', (request, end) => {
    expect(meshEnd(text(bookinfo.files), 'prod', request)).toBe(end)
  })
})

it('what is not in the files is not believed in where they are complete', () => {
  const model = modelOf(text(bookinfo.files))
  const complete = { ...model, settings: { ...model.settings, complete: true } }
  const request = parseRequest('http://reviews.prod.svc.cluster.local:9080/reviews/1')!.request
  const end = (it: typeof model) => traceFrom(it, shop, request).clusters.map(one => one.host)
  expect(end(model)).toHaveLength(2)
  expect(end(complete)).toEqual(['PassthroughCluster'])
})

describe('every request from every namespace', () => {
  const sources = [...examples.map(it => text(it.files)), text(manyResources(60))]
  it.each(sources.map((it, i) => [i, it] as const))(
    'is traced and explained through example %s',
    (_, yaml) => {
      const model = modelOf(yaml)
      const hosts = new Set(['x.example.com', '', '10.0.0.1', '[::1]', '*'])
      for (const it of model.resources) {
        hosts.add(it.name)
        for (const host of Array.isArray(it.spec.hosts) ? it.spec.hosts : []) hosts.add(String(host))
      }
      const namespaces = new Set(['', 'other', ...model.resources.map(it => it.namespace)])
      for (const namespace of namespaces)
        for (const host of hosts)
          for (const port of [80, 443, 9080, 27017])
            for (const [protocol, tls] of [
              ['http', 'none'],
              ['http2', 'TLS'],
              ['tcp', 'none'],
              ['tcp', 'mTLS'],
            ] as const) {
              const source = {
                type: 'mesh',
                workload: { namespace, labels: new Map([['app', 'web']]) },
              } as const
              const { stages, title, seen, verdict, advice } = explainFrom(model, source, {
                port,
                protocol,
                tls,
                host,
                path: '/a',
              })
              const name = `${namespace} ${protocol} ${tls} ${host}:${port}`
              expect(title && seen, name).not.toBe('')
              const stopped = stages.filter(it => it.verdict === 'stopped')
              expect(
                stopped.length <= 1 &&
                  stages.indexOf(stopped[0]!) === (stopped.length ? stages.length - 1 : -1),
                name,
              ).toBe(true)
              if (verdict === 'stopped') expect(advice, name).toBeTruthy()
              for (const it of stages.flatMap(stage => stage.candidates)) {
                expect(it.label && it.why, name).not.toBe('')
                if (it.place)
                  expect(
                    model.resources.some(one => one.id === it.place?.resource),
                    name,
                  ).toBe(true)
              }
            }
    },
  )
})
