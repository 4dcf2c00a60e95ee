import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze.ts'
import { applyChanges } from '../text/file-change.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import { convertedIngresses, convertIngressesInFiles } from './convert-in-files.ts'

const indented = (lines: string, by: string) =>
  lines
    .trim()
    .split('\n')
    .map(it => by + it)
    .join('\n')

interface Given {
  name?: string
  annotations?: string
  spec?: string
  paths?: string
}

const path = (at: string, type = 'Prefix', service = 'web') =>
  `- {path: "${at}", pathType: ${type}, backend: {service: {name: ${service}, port: {number: 80}}}}`

function ingress({ name = 'shop', annotations = '', spec = '', paths = path('/') }: Given): string {
  const notes = annotations
    .split('\n')
    .filter(it => it.trim() !== '')
    .map(it => `    nginx.ingress.kubernetes.io/${it.trim()}`)
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
${notes.length > 0 ? `  annotations:\n${notes.join('\n')}\n` : ''}spec:
${spec ? `${indented(spec, '  ')}\n` : ''}  rules:
  - host: shop.example.com
    http:
      paths:
${indented(paths, '      ')}
`
}

interface Rule {
  readonly match?: unknown
  readonly route: readonly { readonly destination: { readonly host: string } }[]
}

interface Made {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec: { readonly http: readonly Rule[]; readonly servers: readonly unknown[] }
}

function convert(...texts: string[]) {
  const files = texts.map((text, i) => ({ name: `${i}.yaml`, text }))
  const converted = convertedIngresses(files)!
  const documents = cutDocuments(converted.text).map(
    it => readDocument(converted.text.slice(it.from, it.to)).value as unknown as Made,
  )
  return {
    ...converted,
    documents,
    of: (kind: string) => documents.filter(it => it.kind === kind).map(it => it.spec),
  }
}

const routes = (...texts: string[]) => convert(...texts).of('VirtualService')[0]!.http
const servers = (...texts: string[]) => convert(...texts).of('Gateway')[0]!.servers
const notes = (...texts: string[]) =>
  convert(...texts)
    .notCarried.map(it => it.note)
    .join('\n')
const to = (host: string, number = 80) => ({ destination: { host, port: { number } } })

describe('paths', () => {
  it.each<[string, string, unknown]>([
    ['Exact', path('/cart', 'Exact'), [{ uri: { exact: '/cart' } }]],
    ['Prefix by whole elements', path('/cart'), [{ uri: { exact: '/cart' } }, { uri: { prefix: '/cart/' } }]],
    [
      'Prefix with a slash behind it',
      path('/cart/'),
      [{ uri: { exact: '/cart' } }, { uri: { prefix: '/cart/' } }],
    ],
    [
      'ImplementationSpecific, which nginx takes for a plain prefix',
      path('/cart', 'ImplementationSpecific'),
      [{ uri: { prefix: '/cart' } }],
    ],
    ['everything', path('/'), undefined],
  ])('%s', (_, paths, match) => {
    expect(routes(ingress({ paths }))).toEqual([
      { ...(match !== undefined && { match }), route: [to('web')] },
    ])
  })

  it('come exact ones first, then longer before shorter ones, of all Ingresses of the host', () => {
    const first = ingress({ paths: [path('/'), path('/a/b', 'Prefix', 'ab')].join('\n') })
    const second = ingress({
      name: 'other',
      paths: [path('/a', 'Prefix', 'a'), path('/x', 'Exact', 'x')].join('\n'),
    })
    expect(routes(first, second).map(it => it.route[0]?.destination.host)).toEqual(['x', 'ab', 'a', 'web'])
  })
})

describe('the Gateway', () => {
  it('serves hosts with a certificate over https and redirects to it, unless told not to', () => {
    const spec = 'tls:\n- {hosts: [shop.example.com], secretName: shop-tls}'
    const https = {
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      hosts: ['shop.example.com'],
      tls: { mode: 'SIMPLE', credentialName: 'shop-tls' },
    }
    const redirect = {
      port: { number: 80, name: 'http-redirect', protocol: 'HTTP' },
      hosts: ['shop.example.com'],
      tls: { httpsRedirect: true },
    }
    const plain = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }
    expect(servers(ingress({ spec }))).toEqual([redirect, https])
    expect(servers(ingress({ spec, annotations: 'ssl-redirect: "false"' }))).toEqual([plain, https])
    expect(servers(ingress({}))).toEqual([plain])
    expect(servers(ingress({ annotations: 'force-ssl-redirect: "true"' }))).toEqual([plain])
    expect(notes(ingress({ annotations: 'force-ssl-redirect: "true"' }))).toContain('without a certificate')
    expect(notes(ingress({ spec }))).toContain('shop-tls has to be in the namespace of the gateway')
    expect(notes(ingress({ spec: 'ingressClassName: nginx' }))).toContain('class nginx is not carried')
  })

  it('takes what no rule takes to the default backend', () => {
    const spec = 'defaultBackend: {service: {name: fallback, port: {number: 81}}}'
    expect(routes(ingress({ spec, paths: path('/a') }))[1]).toEqual({ route: [to('fallback', 81)] })
    const alone = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: all}\nspec:\n  ${spec}`
    expect(convert(alone).of('VirtualService')).toEqual([
      { hosts: ['*'], gateways: ['ingress'], http: [{ route: [to('fallback', 81)] }] },
    ])
  })
})

describe('annotations of ingress-nginx', () => {
  it.each<[string, string, string, unknown]>([
    [
      'rewrite-target with groups',
      'rewrite-target: /$2',
      path('/api(/|$)(.*)', 'ImplementationSpecific'),
      {
        match: [{ uri: { regex: '(?i)/api(/|$)(.*).*' } }],
        rewrite: { uriRegexRewrite: { match: '^(?i)/api(/|$)(.*).*$', rewrite: '/\\2' } },
        route: [to('web')],
      },
    ],
    [
      'use-regex',
      'use-regex: "true"',
      path('/a[0-9]+', 'ImplementationSpecific'),
      { match: [{ uri: { regex: '(?i)/a[0-9]+.*' } }], route: [to('web')] },
    ],
    [
      'upstream-vhost',
      'upstream-vhost: in.example.com',
      path('/'),
      { rewrite: { authority: 'in.example.com' }, route: [to('web')] },
    ],
    ['proxy-read-timeout', 'proxy-read-timeout: "120"', path('/'), { timeout: '120s', route: [to('web')] }],
    [
      'permanent-redirect',
      'permanent-redirect: https://www.example.com/new',
      path('/'),
      { redirect: { scheme: 'https', authority: 'www.example.com', uri: '/new', redirectCode: 301 } },
    ],
    [
      'cors',
      'enable-cors: "true"\ncors-allow-origin: "https://a.example.com, https://*.b.example.com"\ncors-allow-methods: GET\ncors-allow-headers: X-A\ncors-max-age: "60"',
      path('/'),
      {
        corsPolicy: {
          allowOrigins: [{ exact: 'https://a.example.com' }, { regex: 'https://[^.]+\\.b\\.example\\.com' }],
          allowMethods: ['GET'],
          allowHeaders: ['X-A'],
          allowCredentials: true,
          maxAge: '60s',
        },
        route: [to('web')],
      },
    ],
  ])('%s', (_, annotations, paths, rule) => {
    expect(routes(ingress({ annotations, paths }))).toEqual([rule])
  })

  it('app-root leads from the root', () => {
    expect(routes(ingress({ annotations: 'app-root: /app' }))[0]).toEqual({
      match: [{ uri: { exact: '/' } }],
      redirect: { uri: '/app', redirectCode: 302 },
    })
  })

  it('backend-protocol HTTPS is a DestinationRule', () => {
    expect(convert(ingress({ annotations: 'backend-protocol: HTTPS' })).of('DestinationRule')).toEqual([
      { host: 'web', trafficPolicy: { tls: { mode: 'SIMPLE', insecureSkipVerify: true } } },
    ])
  })

  it('a canary shares the path by weight, and by header and cookie before that', () => {
    const canary = (annotations: string) =>
      ingress({
        name: 'canary',
        annotations: `canary: "true"\n${annotations}`,
        paths: path('/', 'Prefix', 'next'),
      })
    expect(routes(ingress({}), canary('canary-weight: "20"'))).toEqual([
      {
        route: [
          { ...to('web'), weight: 80 },
          { ...to('next'), weight: 20 },
        ],
      },
    ])
    expect(routes(ingress({}), canary('canary-by-header: X-Next\ncanary-by-header-value: "yes"'))).toEqual([
      { match: [{ headers: { 'x-next': { exact: 'yes' } } }], route: [to('next')] },
      { route: [to('web')] },
    ])
    expect(
      routes(ingress({}), canary('canary-by-header: X-Next\ncanary-weight: "5"')).map(it => it.match),
    ).toEqual([
      [{ headers: { 'x-next': { exact: 'always' } } }],
      [{ headers: { 'x-next': { exact: 'never' } } }],
      undefined,
    ])
    expect(notes(ingress({ paths: path('/a') }), canary('canary-weight: "5"'))).toContain(
      'the canary of nothing',
    )
  })

  it('that have no meaning in Istio are listed, each with what does it instead', () => {
    const said = notes(ingress({ annotations: 'whitelist-source-range: 10.0.0.0/8\nmade-up: x' }))
    expect(said).toContain('whitelist-source-range is not carried. In Istio an AuthorizationPolicy')
    expect(said).toContain('made-up is not carried')
  })
})

describe('ports by name', () => {
  const named = ingress({
    paths: '- {path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}',
  })

  it('are looked up in the Services of the files', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{name: http, port: 8080}]}'
    expect(routes(named, service)).toEqual([{ route: [to('web', 8080)] }])
  })

  it('are listed where they are not there', () => {
    expect(routes(named)).toEqual([{ route: [{ destination: { host: 'web' } }] }])
    expect(notes(named)).toContain('The port http of Service web is not in the files')
  })
})

it('an old Ingress is read as well', () => {
  const old = `apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: old, namespace: shop}
spec:
  rules:
  - http: {paths: [{backend: {serviceName: web, servicePort: 80}}]}
`
  expect(convert(old).documents.map(it => [it.kind, it.metadata.namespace, it.metadata.name])).toEqual([
    ['Gateway', 'shop', 'ingress'],
    ['VirtualService', 'shop', 'any-host'],
  ])
})

it('everything at once has no error by the checks, and the files stay as they are', () => {
  const annotations = `rewrite-target: /$1
proxy-read-timeout: "30"
enable-cors: "true"
app-root: /app
backend-protocol: HTTPS
upstream-vhost: in.example.com`
  const spec = 'ingressClassName: nginx\ntls:\n- {hosts: [shop.example.com], secretName: shop-tls}'
  const text = [
    ingress({
      annotations,
      spec,
      paths: [path('/a/(.*)', 'ImplementationSpecific'), path('/x', 'Exact')].join('\n'),
    }),
    ingress({
      name: 'canary',
      annotations: 'canary: "true"\ncanary-weight: "20"\ncanary-by-header: x-next',
      paths: path('/x', 'Exact', 'next'),
    }),
    ingress({ name: 'plain', paths: path('/plain') }),
  ].join('---\n')
  const files = [{ name: 'ingress.yaml', text }]
  const result = convertIngressesInFiles().run(files)
  const after = applyChanges(files, result.ok ? result.changes : [])
  expect(after[0]).toBe(files[0])
  const found = analyze(after).diagnostics.filter(it => it.file === 'istio-from-ingress.yaml')
  expect(found.filter(it => it.severity === 'error').map(it => `${it.rule} ${it.message}`)).toEqual([])
})

it('files without an Ingress give nothing', () => {
  expect(convertedIngresses([{ name: 'a.yaml', text: 'kind: Gateway\n' }])).toBeUndefined()
  expect(convertIngressesInFiles().run([])).toMatchObject({ ok: false })
})
