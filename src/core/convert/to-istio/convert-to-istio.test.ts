import { describe, expect, it } from 'vitest'
import { applyChanges } from '../../text/file-change.ts'
import { convert } from '../convert.ts'
import { conversionChanges, newFiles } from '../converted-files.ts'
import { proveConversion } from '../proof.ts'

const gateway = `# The way in.
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: infra }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP, hostname: '*.example.com', allowedRoutes: { namespaces: { from: All } } }
  - name: https
    port: 443
    protocol: HTTPS
    hostname: shop.example.com
    tls: { certificateRefs: [{ name: shop }] }
    allowedRoutes: { namespaces: { from: All } }
`
const service = (name: string) => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`
const route = (rules: string, parents = '[{ name: public, namespace: infra }]') => `---
# The shop, by its paths.
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop, labels: { team: shop } }
spec:
  parentRefs: ${parents}
  hostnames: [shop.example.com]
  rules: ${rules}
`

function converted(text: string) {
  const files = [{ name: 'shop-gateway-api.yaml', text }]
  const conversion = convert(files, 'istio')
  const { diff, refused } = proveConversion(files, conversion)
  const told = (how: string) => conversion.fields.filter(own => own.how === how).map(own => own.note)
  const [written] = newFiles(files, conversion)
  return {
    ...conversion,
    files,
    name: written?.name,
    yaml: written?.text ?? '',
    cannot: told('cannot'),
    changes: diff.changes.map(own => own.sentence),
    refused,
  }
}

const none = { cannot: [], changes: [], refused: [] }
const services = service('web') + service('cart')

describe('routes of HTTP', () => {
  it('become a VirtualService that a person could have written, below the comments of the route', () => {
    const { yaml, name, cannot, changes, refused } = converted(
      `${gateway}${route(`
  - matches: [{ path: { type: Exact, value: /cart } }]
    backendRefs: [{ name: cart, port: 80 }]
  - backendRefs: [{ name: web, port: 80, weight: 90 }, { name: cart, port: 80, weight: 10 }]`)}${services}`,
    )
    expect({ cannot, changes, refused }).toEqual(none)
    expect(name).toBe('shop-istio.yaml')
    expect(yaml.split('---\n')[1]).toBe(`# The shop, by its paths.
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
  labels:
    team: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - infra/public
  http:
  - match:
    - uri:
        exact: /cart
    route:
    - destination:
        host: cart
        port:
          number: 80
  - route:
    - destination:
        host: web
        port:
          number: 80
      weight: 90
    - destination:
        host: cart
        port:
          number: 80
      weight: 10
`)
  })

  it.each([
    [
      'a prefix of whole segments',
      '[{ matches: [{ path: { value: /cart } }], backendRefs: [{ name: cart, port: 80 }] }]',
    ],
    [
      'a prefix that is replaced',
      '[{ matches: [{ path: { value: /cart } }], filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /basket } } }], backendRefs: [{ name: cart, port: 80 }] }]',
    ],
    [
      'a whole path that is replaced',
      '[{ matches: [{ path: { value: /cart } }], filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplaceFullPath, replaceFullPath: /basket } } }], backendRefs: [{ name: cart, port: 80 }] }]',
    ],
    [
      'a redirect',
      '[{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, statusCode: 301 } }] }]',
    ],
    [
      'rules in another order than they are written',
      '[{ backendRefs: [{ name: web, port: 80 }] }, { matches: [{ path: { type: Exact, value: /a } }], backendRefs: [{ name: cart, port: 80 }] }]',
    ],
    [
      'a rule without backends',
      '[{ matches: [{ path: { value: /a } }] }, { backendRefs: [{ name: web, port: 80 }] }]',
    ],
    [
      'headers, mirrors and times',
      '[{ filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: X-A, value: b }] } }, { type: RequestMirror, requestMirror: { backendRef: { name: cart, port: 80 }, percent: 5 } }], timeouts: { request: 2s }, backendRefs: [{ name: web, port: 80 }] }]',
    ],
  ])('%s: no request goes elsewhere', (_, rules) => {
    const { cannot, changes, refused } = converted(gateway + route(rules) + services)
    expect({ cannot, changes, refused }).toEqual(none)
  })

  it('for one listener get a Gateway of its own', () => {
    const { objects, cannot, changes } = converted(
      gateway +
        route(
          '[{ backendRefs: [{ name: web, port: 80 }] }]',
          '[{ name: public, namespace: infra, sectionName: https }]',
        ) +
        services,
    )
    expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
    expect(objects.map(own => (own.value.metadata as { name: string }).name)).toEqual([
      'public-http',
      'public-https',
      'shop',
    ])
  })

  it('for a service of the mesh name no gateway', () => {
    const parents = '[{ group: "", kind: Service, name: web }]'
    const { objects, cannot, changes } = converted(
      route('[{ backendRefs: [{ name: cart, port: 80 }] }]', parents) + services,
    )
    expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
    expect(objects[0]?.value.spec).toMatchObject({ hosts: ['web'] })
    expect(objects[0]?.value.spec).not.toHaveProperty('gateways')
  })

  it('a redirect of a prefix stays, and is told', () => {
    const { cannot, kept } = converted(
      gateway +
        route(
          '[{ matches: [{ path: { value: /a } }], filters: [{ type: RequestRedirect, requestRedirect: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /b } } }] }]',
        ) +
        services,
    )
    expect(cannot.join()).toMatch(/replaces the whole path, not a prefix/)
    expect(kept).toHaveLength(2)
  })
})

it('the old file goes when nothing of it is left, and what stays stays', () => {
  const text = gateway + route('[{ backendRefs: [{ name: web, port: 80 }] }]')
  const files = [
    { name: 'routes.yaml', text },
    { name: 'services.yaml', text: services },
  ]
  const conversion = convert(files, 'istio')
  const after = applyChanges(files, conversionChanges(files, conversion, 'replace'))
  expect(after.map(own => own.name)).toEqual(['services.yaml', 'routes-istio.yaml'])
  expect(after[0]?.text).toBe(services)
  expect(conversionChanges(files, conversion, 'beside').map(own => own.type)).toEqual(['create'])
})

it('a policy of a Service becomes a DestinationRule', () => {
  const { objects, cannot } = converted(`apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: web, namespace: shop }
spec:
  targetRefs: [{ group: "", kind: Service, name: web }]
  validation: { hostname: web.example.com, wellKnownCACertificates: System }
${service('web')}`)
  expect(cannot).toEqual([])
  expect(objects[0]?.value.spec).toMatchObject({
    host: 'web',
    trafficPolicy: { tls: { mode: 'SIMPLE', sni: 'web.example.com' } },
  })
})
