import { describe, expect, it } from 'vitest'
import { meshEnd, meshTrace, modelOf } from '../../../testing/check-trace.ts'
import { service, virtualService } from '../../../testing/mesh-files.ts'
import { explainFrom } from '../../explain/explain-trace.ts'
import type { Request } from '../../request/request.ts'
import { meshSource } from './mesh-sources.ts'

const port = (number: number, protocol: string) =>
  `[{port: ${number}, name: ${protocol}, targetPort: ${number}}]`
const entry = (name: string, spec: string, namespace = 'shop') => `---
kind: ServiceEntry
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}
`
const sidecar = (spec: string) => `---
kind: Sidecar
metadata: {name: default, namespace: shop}
spec: ${spec}
`
const egress = (...entries: string[]) => sidecar(`{egress: [${entries.join(', ')}]}`)
const at = (number: number, protocol: string, hosts: string) =>
  `{port: {number: ${number}, protocol: ${protocol}, name: x}, hosts: ${hosts}}`
const everything = '{hosts: ["*/*"]}'
const web = (number = 80, name = 'http') => service('web', 'shop', port(number, name))

describe('an absolute name', () => {
  it.each(['web.shop.svc.cluster.local.', 'WEB.shop.svc.cluster.local.', 'web.shop.svc.cluster.local.:80'])(
    'is a name of the service: %s',
    host => {
      expect(meshEnd(web(), 'shop', `curl http://web/ -H 'Host: ${host}'`)).toBe(
        'web.shop.svc.cluster.local:80',
      )
    },
  )
})

describe('ranges of addresses', () => {
  const range = (name: string, addresses: string, protocol = 'TCP', number = 5432) =>
    entry(
      name,
      `{hosts: [${name}.example.com], addresses: [${addresses}], resolution: NONE, ports: [{number: ${number}, name: x, protocol: ${protocol}}]}`,
    )
  const files = range('wide', '10.0.0.0/8') + range('near', '10.9.4.0/24') + range('six', '"2001:db8::/32"')

  it.each([
    ['10.9.4.200', 'near.example.com:5432'],
    ['10.9.5.200', 'wide.example.com:5432'],
    ['11.0.0.1', 'PassthroughCluster'],
    ['[2001:db8::17]', 'six.example.com:5432'],
    ['[2001:db9::17]', 'PassthroughCluster'],
  ])('are told by the longest that holds the address: %s goes to %s', (address, end) => {
    expect(meshEnd(files, 'shop', `tcp://${address}:5432`)).toBe(end)
    const reversed = files
      .split('---\n')
      .filter(Boolean)
      .reverse()
      .map(it => `---\n${it}`)
      .join('')
    expect(meshEnd(reversed, 'shop', `tcp://${address}:5432`)).toBe(end)
  })

  it('are looked at before what is spoken: HTTP to an address within one is no HTTP to it', () => {
    const both = service('web', 'shop', port(443, 'http'), ', clusterIP: 10.96.1.1')
    expect(meshEnd(both, 'shop', 'http://web:443/')).toBe('web.shop.svc.cluster.local:443')
    expect(meshEnd(both + range('tls', '10.96.0.0/16', 'TLS', 443), 'shop', 'http://web:443/')).toBe(
      'PassthroughCluster',
    )
  })
})

describe('an egress entry with a port', () => {
  const db = service('db', 'bank', port(5432, 'tcp'))

  it('keeps the catch-all off the shared listener of its port alone', () => {
    const files = db + egress(at(5432, 'TCP', '["shop/*"]'), everything)
    expect(meshEnd(files, 'shop', 'tcp://db.bank:5432')).toBe('db.bank.svc.cluster.local:5432')
  })

  it('has its own routes even where the catch-all opens the listener', () => {
    const files = (mode: string) =>
      service('web', 'bank', port(80, 'http')) +
      sidecar(
        `{outboundTrafficPolicy: {mode: ${mode}}, egress: [${at(80, 'HTTP', '["shop/*"]')}, ${everything}]}`,
      )
    expect(meshEnd(files('REGISTRY_ONLY'), 'shop', 'http://web.bank/')).toBe('502')
    expect(meshEnd(files('ALLOW_ANY'), 'shop', 'http://web.bank/')).toBe('PassthroughCluster')
  })

  it.each([
    // The entry's protocol, that of the service, a request, and where it ends.
    ['TLS', 'http', 'http://web/', 'web.shop.svc.cluster.local:80', undefined],
    ['TCP', 'http', 'http://web/', 'web.shop.svc.cluster.local:80', undefined],
    ['HTTP', 'http', 'http://web/', 'web.shop.svc.cluster.local:80', 'web'],
    ['HTTP', 'tcp', 'http://web/', 'PassthroughCluster', '*'],
    ['HTTP', 'http', 'tcp://web:80', 'PassthroughCluster', undefined],
    ['""', 'http', 'http://web/', 'web.shop.svc.cluster.local:80', '*'],
    ['""', 'http', 'tls://web:80', 'web.shop.svc.cluster.local:80', undefined],
  ])('of %s decides what a port of %s carries: %s', (protocol, spoken, request, end, domain) => {
    const files = web(80, spoken) + egress(at(80, protocol, '["./*"]'))
    expect(meshEnd(files, 'shop', request)).toBe(end)
    expect(meshTrace(files, 'shop', request).domain).toBe(domain)
  })

  it('imports destinations of rules on its port alone', () => {
    const files =
      web() +
      service('db', 'bank', port(8080, 'http')) +
      virtualService(
        'v',
        '{hosts: [web], http: [{route: [{destination: {host: db.bank.svc.cluster.local, port: {number: 8080}}}]}]}',
      )
    const exists = (more: string) => meshTrace(files + more, 'shop', 'http://web/').clusters[0]?.exists
    expect(exists(egress(at(80, 'HTTP', '["./*"]')))).toBe(false)
    expect(exists(egress(at(80, 'HTTP', '["./*"]'), '{hosts: ["./*"]}'))).toBe(true)
    expect(exists('')).toBe(true)
  })
})

describe('an egress host with a tilde', () => {
  it.each([
    ['["*/*", "~shop/web.shop.svc.cluster.local"]', false],
    ['["~shop/web.shop.svc.cluster.local", "*/*"]', false],
    ['["*/*", "~./web.shop.svc.cluster.local"]', false],
    ['["*/*", "~/web.shop.svc.cluster.local"]', false],
    ['["*/*", "~/*"]', false],
    ['["*/*", "~edge/*"]', true],
    ['["*/*", "~shop/other.shop.svc.cluster.local"]', true],
  ])('leaves out what it names: %s', (hosts, isTold) => {
    const end = meshEnd(web() + egress(`{hosts: ${hosts}}`), 'shop', 'http://web/')
    expect(end).toBe(isTold ? 'web.shop.svc.cluster.local:80' : 'PassthroughCluster')
  })
})

describe('MONGO and MYSQL', () => {
  const mongo = (host: string, protocol = 'MONGO') =>
    entry('m', `{hosts: [${host}], resolution: DNS, ports: [{number: 9000, name: x, protocol: ${protocol}}]}`)

  it.each(['MONGO', 'MYSQL'])('%s does not share a port: the later of two is left out', protocol => {
    // Of one age, services stand by name.
    const later = web(9000) + mongo('xm.example.com', protocol)
    expect(meshEnd(later, 'shop', 'tcp://xm.example.com:9000')).toBe('PassthroughCluster')
    expect(meshEnd(later, 'shop', 'http://web:9000/')).toBe('web.shop.svc.cluster.local:9000')
    const first = web(9000) + mongo('am.example.com', protocol)
    expect(meshEnd(first, 'shop', 'tcp://am.example.com:9000')).toBe('am.example.com:9000')
    expect(meshEnd(first, 'shop', 'http://web:9000/')).toBe('am.example.com:9000')
  })

  it('other bytes do share it', () => {
    const files = web(9000) + mongo('xm.example.com', 'TCP')
    expect(meshEnd(files, 'shop', 'tcp://xm.example.com:9000')).toBe('xm.example.com:9000')
    expect(meshEnd(files, 'shop', 'http://web:9000/')).toBe('web.shop.svc.cluster.local:9000')
  })
})

describe('services of one host or address', () => {
  it('share it: only the first by name has the port', () => {
    const two = entry(
      'two',
      '{hosts: [b.example.com, a.example.com], addresses: [10.9.9.4], resolution: STATIC, ports: [{number: 443, name: tls, protocol: TLS}]}',
    )
    expect(meshEnd(two, 'shop', 'tls://b.example.com')).toBe('a.example.com:443')
  })

  it('stand beside each other where one is a Service, the other a ServiceEntry of its namespace', () => {
    const files =
      service('db', 'shop', port(5432, 'tcp')) +
      entry(
        'more',
        '{hosts: [db.shop.svc.cluster.local], exportTo: ["."], resolution: DNS, ports: [{number: 9000, name: tcp, protocol: TCP}]}',
      )
    expect(meshEnd(files, 'shop', 'tcp://db:5432')).toBe('db.shop.svc.cluster.local:5432')
  })

  it.each([
    ['bank', 'prod', 'http://api.example.com:8080/', 'api.example.com:8080'],
    ['prod', 'bank', 'http://api.example.com:8080/', 'PassthroughCluster'],
    ['shop', 'bank', 'http://api.example.com:8080/', 'api.example.com:8080'],
  ])('are taken of one namespace: of %s and %s', (has, other, request, end) => {
    const ported = (name: string, number: number, namespace: string) =>
      entry(
        name,
        `{hosts: [api.example.com], resolution: DNS, ports: [{number: ${number}, name: http, protocol: HTTP}]}`,
        namespace,
      )
    // The names of the ServiceEntries do not matter, nor does their order.
    const files = [ported('a', 80, other), ported('z', 8080, has)]
    expect(meshEnd(files.join(''), 'shop', request)).toBe(end)
    expect(meshEnd(files.reverse().join(''), 'shop', request)).toBe(end)
  })

  it('do not depend on the order of the files where one speaks HTTPS and one HTTP', () => {
    const one = (name: string, protocol: string) =>
      entry(
        name,
        `{hosts: [x.example.com], resolution: DNS, ports: [{number: 8443, name: x, protocol: ${protocol}}]}`,
      )
    const files = [one('https', 'HTTPS'), one('http', 'HTTP')]
    const ends = (all: string[]) =>
      ['http://x.example.com:8443/', 'https://x.example.com:8443/'].map(it =>
        meshEnd(all.join(''), 'shop', it),
      )
    expect(ends(files.toReversed())).toEqual(ends(files))
  })
})

describe('a cluster', () => {
  const exists = (files: string) => meshTrace(files, 'shop', 'http://web/').clusters[0]?.exists
  const to = (destination: string) =>
    virtualService('v', `{hosts: [web], http: [{route: [{destination: ${destination}}]}]}`)
  const ports = (more: string) => service('web', 'shop', `[{port: 80, name: http}, ${more}]`)

  it.each([
    ['{port: 53, name: udp-dns}', false],
    ['{port: 53, name: dns, protocol: UDP}', false],
    ['{port: 53, name: tcp-dns}', true],
  ])('is not made for UDP: %s', (more, made) => {
    expect(exists(ports(more) + to('{host: web, port: {number: 53}}'))).toBe(made)
  })

  it.each([
    ['out.example.com', '', false],
    ['web.shop.svc.cluster.local', '', true],
    [
      'out.example.com',
      entry(
        'out',
        '{hosts: [out.example.com], resolution: DNS, ports: [{number: 80, name: http, protocol: HTTP}]}',
      ),
      true,
    ],
  ])('of an ExternalName is that of %s, where the mesh knows it', (name, more, made) => {
    const alias = service('out', 'shop', port(80, 'http'), `, type: ExternalName, externalName: ${name}`)
    const files = web() + alias + more + to('{host: out}')
    expect(meshTrace(files, 'shop', 'http://web/').clusters[0]).toMatchObject({ host: name, exists: made })
  })
})

describe('hosts in capitals', () => {
  it('of a VirtualService are those of the service in lower case', () => {
    const files =
      entry(
        'api',
        '{hosts: [api.example.com], resolution: DNS, ports: [{number: 8080, name: http, protocol: HTTP}]}',
      ) + virtualService('v', '{hosts: [API.example.com], http: [{directResponse: {status: 418}}]}')
    expect(meshEnd(files, 'shop', 'http://api.example.com:8080/')).toBe('418')
  })
})

describe('destinationSubnets of a TLS match', () => {
  const api = entry(
    'api',
    '{hosts: [api.example.com], resolution: DNS, ports: [{number: 443, name: tls, protocol: TLS}]}',
  )
  const rules = (...matches: string[]) =>
    api +
    virtualService(
      'v',
      `{hosts: [api.example.com], tls: [{match: [${matches.join(', ')}], route: [{destination: {host: api.example.com}}]}]}`,
    )
  const named = '{sniHosts: [api.example.com]}'
  const ranged = '{sniHosts: [api.example.com], destinationSubnets: [10.0.0.0/8]}'
  const request: Request = { port: 443, protocol: 'tcp', tls: 'TLS', sni: 'api.example.com' }

  it('stay for the matches after it, so that Envoy refuses the listener; the user is told whose fault it is', () => {
    const source = meshSource({ namespace: 'shop', labels: new Map() })
    const { outcome, stages, advice } = explainFrom(modelOf(rules(ranged, named)), source, request)
    expect(outcome).toBe('listener_rejected')
    expect(stages.at(-1)).toMatchObject({
      verdict: 'stopped',
      sentence: expect.stringContaining('bug in Istio'),
    })
    expect(advice).toContain('destinationSubnets last')
  })

  it('do no harm in the last match', () => {
    expect(meshEnd(rules(named, ranged), 'shop', 'tls://api.example.com')).toBe('api.example.com:443')
  })
})

it('a call to the port of the sidecar itself is refused', () => {
  expect(meshEnd(web(), 'shop', 'tcp://192.0.2.1:15001')).toBe('BlackHoleCluster')
  expect(meshEnd(web(), 'shop', 'tcp://192.0.2.1:15002')).toBe('PassthroughCluster')
})
