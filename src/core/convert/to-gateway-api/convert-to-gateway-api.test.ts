import { describe, expect, it } from 'vitest'
import { bookinfo } from '../../examples/bookinfo.ts'
import { passthrough } from '../../examples/passthrough.ts'
import { defaultSettings } from '../../settings.ts'
import type { ConversionOptions } from '../conversion/conversion.ts'
import { writeObjects } from '../conversion/write-objects.ts'
import { conversionWords } from '../conversion-words.ts'
import { convert as convertFiles } from '../convert.ts'
import { proveConversion } from '../proof.ts'

const pods = `
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  ports: [{ name: http, port: 80 }, { name: https, port: 443 }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: other }
spec: { ports: [{ name: http, port: 8080 }] }
`

const server = '{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }'

function shop(http: string, servers = server): string {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  servers: [${servers}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [istio-system/web]
  http: ${http}
${pods}`
}

const toWeb = 'route: [{ destination: { host: web } }]'
const toCart = 'route: [{ destination: { host: cart.other.svc.cluster.local } }]'

function convert(text: string, settings = defaultSettings, options: ConversionOptions = {}) {
  const files = [{ name: 'shop.yaml', text }]
  const conversion = convertFiles(files, 'gateway-api', settings, options)
  const { diff, refused, assumed } = proveConversion(files, conversion, settings)
  const told = (how: string) =>
    conversion.fields.filter(it => it.how === how).map(it => `${it.path.join('.')}: ${it.note}`)
  return {
    ...conversion,
    yaml: writeObjects(conversion.objects.map(it => it.value)),
    cannot: [...told('cannot'), ...told('blocked')],
    approximated: told('approximated'),
    changes: diff.changes.map(it => it.sentence),
    refused,
    assumed,
  }
}

describe('what is carried whole', () => {
  it.each([
    ['a rule for everything', `[{ ${toWeb} }]`],
    [
      'an exact path and a method',
      `[{ match: [{ uri: { exact: /a }, method: { exact: GET } }], ${toCart} }, { ${toWeb} }]`,
    ],
    [
      'headers by value, beginning, pattern and presence',
      `[{ match: [{ headers: { a: { exact: x }, b: { prefix: 'y.' }, c: { regex: 'z+' }, d: {} } }], ${toCart} }, { ${toWeb} }]`,
    ],
    ['a query parameter', `[{ match: [{ queryParams: { v: { exact: '2' } } }], ${toCart} }, { ${toWeb} }]`],
    [
      'weights over namespaces',
      '[{ route: [{ destination: { host: web }, weight: 90 }, { destination: { host: cart.other.svc.cluster.local }, weight: 10 }] }]',
    ],
    [
      'a redirect of one path',
      `[{ match: [{ uri: { exact: /old } }], redirect: { uri: /new } }, { ${toWeb} }]`,
    ],
    [
      'a redirect to another host',
      '[{ redirect: { authority: new.example.com, scheme: https, redirectCode: 308 } }]',
    ],
    ['a rewrite of a whole path', `[{ match: [{ uri: { exact: /a } }], rewrite: { uri: /b }, ${toWeb} }]`],
    ['a rewrite of the host', `[{ rewrite: { authority: web.internal }, ${toWeb} }]`],
    [
      'header operations of the rule',
      `[{ headers: { request: { set: { X-A: '1' }, remove: [x-b] }, response: { add: { x-c: '3' } } }, ${toWeb} }]`,
    ],
    [
      'header operations of one destination',
      '[{ route: [{ destination: { host: web }, weight: 50, headers: { request: { add: { x: z } } } }, { destination: { host: cart.other.svc.cluster.local }, weight: 50 }] }]',
    ],
    [
      'a mirror of a share',
      `[{ mirror: { host: cart.other.svc.cluster.local }, mirrorPercentage: { value: 0.5 }, ${toWeb} }]`,
    ],
    ['a timeout with a fraction', `[{ timeout: 1.5s, ${toWeb} }]`],
    [
      'a prefix that takes part of a segment',
      `[{ match: [{ uri: { prefix: /cart } }], ${toCart} }, { ${toWeb} }]`,
    ],
    [
      'a path and all below it',
      `[{ match: [{ uri: { exact: /cart } }, { uri: { prefix: /cart/ } }], ${toCart} }, { ${toWeb} }]`,
    ],
    [
      'a path in any letter case',
      `[{ match: [{ uri: { prefix: /Cart }, ignoreUriCase: true }], ${toCart} }, { ${toWeb} }]`,
    ],
    [
      'rules that the Gateway API would try in another order',
      `[{ match: [{ headers: { x: { exact: dev } } }], ${toCart} }, { match: [{ uri: { exact: /a } }], ${toWeb} }, { match: [{ uri: { prefix: /abc } }], ${toCart} }]`,
    ],
    [
      'more rules than one HTTPRoute takes',
      `[${Array.from({ length: 40 }, (_, i) => `{ match: [{ uri: { prefix: /p${i} } }], ${i % 2 ? toWeb : toCart} }`).join(', ')}, { ${toWeb} }]`,
    ],
    ['methods by a pattern', `[{ match: [{ method: { regex: 'GET|POST' } }], ${toCart} }, { ${toWeb} }]`],
    [
      'an answer of 500',
      `[{ match: [{ uri: { exact: /a } }], directResponse: { status: 500 } }, { ${toWeb} }]`,
    ],
    ['a rule that no request reaches', `[{ ${toWeb} }, { match: [{ uri: { exact: /a } }], ${toCart} }]`],
    ['the usual retries', `[{ retries: { attempts: 2 }, ${toWeb} }]`],
    ['a match for the only port', `[{ match: [{ port: 80 }], ${toWeb} }]`],
  ])('%s: no request goes elsewhere', (_, http) => {
    const { converted, cannot, approximated, changes, refused, assumed } = convert(shop(http))
    expect({ cannot, approximated, changes, refused, assumed }).toEqual({
      cannot: [],
      approximated: [],
      changes: [],
      refused: [],
      assumed: [],
    })
    expect(converted).toEqual(['Gateway/istio-system/web', 'VirtualService/shop/shop'])
  })

  it('stays on its Pods by the Service that leads to them, and lets the other namespace be sent to', () => {
    const { yaml } = convert(shop(`[{ ${toCart} }]`))
    expect(yaml).toContain('addresses:\n  - type: Hostname\n    value: ingress\n')
    expect(yaml).toContain(
      'kind: ReferenceGrant\nmetadata:\n  name: httproutes-of-shop\n  namespace: other\n',
    )
  })

  it('connections by server name become TLSRoutes', () => {
    const { files } = passthrough
    const conversion = convertFiles(files, 'gateway-api')
    expect(conversion.kept).toEqual([])
    expect(writeObjects(conversion.objects.map(it => it.value)).match(/kind: TLSRoute/g)).toHaveLength(2)
    expect(proveConversion(files, conversion).diff.changes).toEqual([])
  })

  it('a name that two hosts of a server take is for the listener of one, so that the others are not lost with it', () => {
    const passing = (hosts: string) =>
      `{ port: { number: 443, name: tls, protocol: TLS }, hosts: [${hosts}], tls: { mode: PASSTHROUGH } }`
    const names = 'shop.example.com, cart.example.com'
    const tls = `tls: [{ match: [{ sniHosts: [${names}] }], ${toWeb} }]`
    const text = shop('[]', passing('cart.example.com, "*.example.com"'))
      .replace('http: []', tls)
      .replace('hosts: [shop.example.com]\n', `hosts: [${names}]\n`)
    const { yaml, cannot, changes } = convert(text)
    expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
    expect(yaml.match(/sectionName/g)).toHaveLength(1)
  })
})

describe('what is only nearly the same', () => {
  it('a prefix that is asked for by whole segments, and the comparison shows a request for which that differs', () => {
    const { approximated, changes } = convert(
      shop(`[{ match: [{ uri: { prefix: /cart } }], ${toCart} }, { ${toWeb} }]`),
      defaultSettings,
      { prefixes: 'segments' },
    )
    expect(approximated).toEqual([
      'spec.http.0.match.0.uri: PathPrefix /cart takes whole segments: /cart and /cart/…, but not /cartx.',
    ])
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatch(/goes to web\.shop:80 instead of cart\.other:8080/)
  })

  it('a server that redirects to HTTPS becomes a route that does, beside which no other attaches', () => {
    const tls = `{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { mode: SIMPLE, credentialName: cert } }`
    const plain = server.replace(' }', ' }').replace(/}$/, ', tls: { httpsRedirect: true } }')
    const { yaml, cannot, changes, assumed } = convert(shop(`[{ ${toWeb} }]`, `${plain}, ${tls}`))
    expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
    expect(yaml).toContain('name: web-to-https')
    expect(yaml).toContain('sectionName: https')
    expect(assumed).toEqual(['Secret istio-system/cert is taken to be there, with tls.crt and tls.key.'])
  })

  it('without the Service of its Pods in the files a gateway runs anew', () => {
    const text = shop(`[{ ${toWeb} }]`).replace('istio: ingressgateway }\n  ports', 'app: other }\n  ports')
    const { approximated, yaml, changes } = convert(text)
    expect(approximated).toEqual([expect.stringMatching(/^spec\.selector: No Service of the files/)])
    expect(yaml).not.toContain('addresses')
    expect(changes).toEqual([])
  })
})

describe('what cannot be carried stays', () => {
  it.each([
    [
      'a subset',
      '[{ route: [{ destination: { host: web, subset: v2 } }] }]',
      /make a Service that selects its Pods/,
    ],
    [
      'a fault',
      `[{ fault: { abort: { httpStatus: 500, percentage: { value: 1 } } }, ${toWeb} }]`,
      /Keep the VirtualService/,
    ],
    ['a direct response', '[{ directResponse: { status: 503 } }]', /no direct response/],
    ['retries in the standard channel', `[{ retries: { attempts: 3 }, ${toWeb} }]`, /experimental channel/],
    [
      'a header that must be absent',
      `[{ match: [{ withoutHeaders: { a: {} } }], ${toWeb} }]`,
      /header is absent/,
    ],
    [
      'a rewrite by pattern',
      `[{ rewrite: { uriRegexRewrite: { match: a, rewrite: b } }, ${toWeb} }]`,
      /EnvoyFilter/,
    ],
    [
      'a prefix whose replacement ends otherwise',
      `[{ match: [{ uri: { prefix: /a } }], rewrite: { uri: / }, ${toWeb} }]`,
      /slashes at the end/,
    ],
  ])('%s, with what to do instead', (_, http, instead) => {
    const { cannot, converted, objects, kept } = convert(shop(http))
    expect(cannot.join('\n')).toMatch(instead)
    expect({ converted, objects }).toEqual({ converted: [], objects: [] })
    expect(kept).toEqual(['Gateway/istio-system/web', 'VirtualService/shop/shop'])
  })

  it('a prefix that is replaced, where the order would need another form', () => {
    const http = `[{ match: [{ headers: { x: { exact: dev } } }], ${toCart} }, { match: [{ uri: { prefix: /a/ } }], rewrite: { uri: /b/ }, ${toWeb} }]`
    expect(convert(shop(http)).cannot).toEqual([
      expect.stringMatching(/^spec\.http\.0: As an HTTPRoute it would be tried after rule 2 of shop/),
    ])
  })

  it('rules in another order that take no request together do convert', () => {
    const http = `[{ match: [{ uri: { exact: /a } }], ${toWeb} }, { match: [{ uri: { exact: /longer } }], ${toCart} }]`
    expect(convert(shop(http))).toMatchObject({ cannot: [], changes: [] })
  })

  it('certificates from files, and hosts of the mesh that are no services, of the bookinfo example', () => {
    const conversion = convertFiles(bookinfo.files, 'gateway-api')
    const proof = proveConversion(bookinfo.files, conversion)
    expect(conversion.objects).toEqual([])
    const words = conversionWords(conversion, proof).join('\n')
    expect(words).toMatch(/serverCertificate: .* Make Secret my-gateway-https-443 of it/)
    expect(words).toMatch(/uk\.bookinfo\.com is no Service/)
  })
})

it('an object that a cluster refuses stays, and is told', () => {
  const { kept, cannot } = convert(shop(`[{ timeout: soon, ${toWeb} }]`))
  expect(kept).toEqual(['VirtualService/shop/shop'])
  expect(cannot).toEqual([expect.stringMatching(/^spec\.http\.0\.timeout: A cluster refuses it/)])
})

it('retries are carried in the experimental channel, with what differs', () => {
  const settings = { ...defaultSettings, gatewayApi: 'experimental' as const }
  const { yaml, approximated } = convert(
    shop(`[{ retries: { attempts: 3, backoff: 25ms }, ${toWeb} }]`),
    settings,
  )
  expect(yaml).toContain('retry:\n      attempts: 3\n      backoff: 25ms\n')
  expect(approximated).toHaveLength(1)
})

it('converts what is asked for, with what belongs to it', () => {
  const files = [{ name: 'shop.yaml', text: shop(`[{ ${toWeb} }]`) }, ...passthrough.files]
  const { converted } = convertFiles(files, 'gateway-api', defaultSettings, {
    only: ['VirtualService/shop/shop'],
  })
  expect(converted).toEqual(['Gateway/istio-system/web', 'VirtualService/shop/shop'])
})

it('Gateways that would have one name in the namespace of their Pods are not both converted', () => {
  const gateway = (namespace: string, port: number) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: ${namespace} }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: ${port}, name: http, protocol: HTTP }, hosts: ['*'] }]
`
  const { converted, cannot } = convert(`${gateway('a', 80)}---\n${gateway('b', 443)}${pods}`)
  expect(converted).toEqual(['Gateway/a/web'])
  expect(cannot).toEqual(['metadata.name: Another object becomes Gateway istio-system/web too. Rename one.'])
})

it('lets a namespace be sent to once, whichever Gateways the routes are for', () => {
  const one = shop(`[{ ${toCart} }]`)
  const [gateway = '', virtualService = ''] = one.split('---\n')
  const other = [gateway, virtualService].map(it =>
    it
      .replace('name: web,', 'name: api,')
      .replace('name: shop,', 'name: api,')
      .replace('/web]', '/api]')
      .replaceAll('shop.example', 'api.example'),
  )
  const { yaml, cannot, changes } = convert([...other, one].join('---\n'))
  expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
  expect(yaml.match(/kind: ReferenceGrant/g)).toHaveLength(1)
})

it('says so where there is nothing to convert', () => {
  const conversion = convertFiles([], 'gateway-api')
  expect(conversionWords(conversion, proveConversion([], conversion))).toEqual([
    'There is nothing to convert.',
  ])
})
