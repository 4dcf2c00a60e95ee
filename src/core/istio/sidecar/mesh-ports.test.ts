import { describe, expect, it } from 'vitest'
import { meshEnd, meshTrace, meshWorkload, modelOf } from '../../../testing/check-trace.ts'
import { service, virtualService } from '../../../testing/mesh-files.ts'
import { traceFrom } from '../../trace/request-source.ts'

const shop = { type: 'mesh', workload: meshWorkload('shop') } as const

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
