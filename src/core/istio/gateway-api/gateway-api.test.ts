import { describe, expect, it } from 'vitest'
import { conditionsOf, endAtGateway, gatewayApiModel } from '../../../testing/gateway-api.ts'
import { effective } from '../../model/model.ts'
import { readModel } from '../../model/read-model.ts'
import { mapAt, mapsAt } from '../../model/read-value.ts'
import { defaultSettings } from '../../settings.ts'
import { finish } from '../../steps.ts'
import { routesOf } from '../../tables/routes-of.ts'
import { withGatewayApi } from '../with-gateway-api.ts'
import { objectStatuses } from './status/statuses.ts'

const apiVersion = 'apiVersion: gateway.networking.k8s.io/v1'

function gateway(listeners: string, more = ''): string {
  return `${apiVersion}
kind: Gateway
metadata: {name: gw, namespace: infra}
spec: {gatewayClassName: istio, listeners: [${listeners}]${more}}
---
`
}

const http = '{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}'

function route(
  rules: string,
  {
    kind = 'HTTPRoute',
    name = 'r',
    namespace = 'infra',
    parent = '{name: gw, namespace: infra}',
    hostnames = '',
  } = {},
): string {
  const names = hostnames && `hostnames: [${hostnames}], `
  return `${apiVersion}
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
spec: {parentRefs: [${parent}], ${names}rules: [${rules}]}
---
`
}

const services = ['infra/web', 'infra/api', 'shop/cart']
  .map(it => it.split('/'))
  .map(
    ([namespace, name]) => `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {ports: [{port: 80, name: http}]}
---
`,
  )
  .join('')

const to = (name: string, more = '') => `backendRefs: [{name: ${name}, port: 80${more}}]`
const path = (type: string, value: string) => `matches: [{path: {type: ${type}, value: ${value}}}]`

function end(request: string, ...texts: readonly string[]): string {
  return endAtGateway(texts.join('') + services, 'infra/gw', request)
}

describe('the rules of a listener and hostname', () => {
  const all = gateway(http)

  it.each([
    ['/foo', 'web.infra'],
    ['/foo/', 'web.infra'],
    ['/foo/x', 'web.infra'],
    ['/foobar', '404'],
    ['/', '404'],
  ])('take a path by whole segments: %s', (asked, wanted) => {
    expect(
      end(`http://a.test${asked}`, all, route(`{${path('PathPrefix', '/foo/')}, ${to('web')}}`)),
    ).toContain(wanted)
  })

  it.each([
    // The order is not that of writing, but by kind and length of the path.
    ['/a/b', `{${path('PathPrefix', '/a')}, ${to('api')}}, {${path('PathPrefix', '/a/b')}, ${to('web')}}`],
    ['/a', `{${path('PathPrefix', '/a')}, ${to('api')}}, {${path('Exact', '/a')}, ${to('web')}}`],
    [
      '/a',
      `{${path('RegularExpression', '"/a.*"')}, ${to('api')}}, {${path('PathPrefix', '/a')}, ${to('web')}}`,
    ],
    ['/', `{${to('api')}}, {matches: [{method: GET}], ${to('web')}}`],
    [
      '/',
      `{matches: [{method: GET}], ${to('api')}}, {matches: [{method: GET, queryParams: [{name: q, value: "1"}]}], ${to('api')}}, {matches: [{path: {type: Exact, value: /}}], ${to('web')}}`,
    ],
  ])('are tried by how much they ask for: %s', (asked, rules) => {
    expect(end(`http://a.test${asked}`, all, route(rules))).toContain('web.infra')
  })

  it('are those of all routes together, the older first where nothing else decides', () => {
    const two = [
      route(`{${path('PathPrefix', '/a')}, ${to('api')}}`, { name: 'a' }),
      route(`{${path('PathPrefix', '/a/b')}, ${to('web')}}`, { name: 'b' }),
    ]
    expect(end('http://a.test/a/b', all, ...two)).toContain('web.infra')
    expect(
      end(
        'http://a.test/a',
        all,
        route(`{${to('web')}}`, { name: 'a' }),
        route(`{${to('api')}}`, { name: 'b' }),
      ),
    ).toContain('web.infra')
  })

  it('hide a pattern behind a prefix of everything', () => {
    const rules = `{${path('RegularExpression', '"/x.*"')}, ${to('api')}}, {${to('web')}}`
    expect(end('http://a.test/x', all, route(rules))).toContain('web.infra')
  })
})

describe('hostnames', () => {
  const route_ = (hostnames: string, backend = 'web', name = 'r') =>
    route(`{${to(backend)}}`, { hostnames, name })

  it.each([
    ['"*.test"', 'a.test', 'http://a.test/', 'web.infra'],
    ['a.test', '"*.test"', 'http://a.test/', 'web.infra'],
    ['a.test', '"*.test"', 'http://b.test/', '404'],
    ['"*.test"', '"*.a.test", b.other', 'http://x.a.test/', 'web.infra'],
    ['"*.test"', '"*.a.test", b.other', 'http://b.other/', '404'],
  ])('of listener %s and route %s: %s', (listener, hostnames, asked, wanted) => {
    const own = `{name: http, port: 80, protocol: HTTP, hostname: ${listener}}`
    expect(end(asked, gateway(own), route_(hostnames))).toContain(wanted)
  })

  it('of a route take no effect on a listener where another has a closer one', () => {
    const listeners =
      '{name: any, port: 80, protocol: HTTP}, {name: test, port: 80, protocol: HTTP, hostname: "*.test"}'
    const any = route(`{${to('web')}}`, { hostnames: 'x.test', parent: '{name: gw, sectionName: any}' })
    expect(end('http://x.test/', gateway(listeners), any)).toBe('404')
  })

  it('that a request is more specific for do not fall back to a wildcard', () => {
    const exact = route(`{${path('Exact', '/a')}, ${to('web')}}`, { hostnames: 'a.test', name: 'exact' })
    expect(end('http://a.test/b', gateway(http), exact, route_('"*.test"', 'api', 'wide'))).toBe('404')
  })
})

describe('backends', () => {
  const foreign = to('cart', ', namespace: shop')
  const grant = `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: g, namespace: shop}
spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: infra}], to: [{group: "", kind: Service}]}
---
`
  it('of another namespace need a ReferenceGrant there', () => {
    expect(end('http://a.test/', gateway(http), route(`{${foreign}}`))).toContain('UnknownService')
    expect(end('http://a.test/', gateway(http), route(`{${foreign}}`), grant)).toContain('cart.shop')
    expect(conditionsOf(gateway(http) + route(`{${foreign}}`) + services, 'HTTPRoute', 'r')).toEqual([
      'gw: ResolvedRefs=False RefNotPermitted',
    ])
  })

  it.each([
    ['{backendRefs: []}', '500'],
    [`{${to('web', ', weight: 0')}}`, '500'],
    [`{backendRefs: [{name: web, port: 80, weight: 0}, {name: api, port: 80}]}`, 'api.infra'],
  ])('without any weight are answered with 500: %s', (rule, wanted) => {
    expect(end('http://a.test/', gateway(http), route(rule))).toContain(wanted)
  })

  it('that cannot be are reported, and a rule that Istio cannot read takes the whole route away', () => {
    const text = (rules: string) => gateway(http) + route(rules) + services
    expect(conditionsOf(text(`{${to('gone')}}`), 'HTTPRoute', 'r')).toEqual([
      'gw: ResolvedRefs=False BackendNotFound',
    ])
    const extension = `{${to('web')}}, {filters: [{type: ExtensionRef, extensionRef: {group: x, kind: y, name: z}}], ${to('api')}}`
    expect(conditionsOf(text(extension), 'HTTPRoute', 'r')).toEqual(['gw: ResolvedRefs=False InvalidFilter'])
    expect(end('http://a.test/', gateway(http), route(extension))).toBe('404')
  })
})

describe('a route that does not attach', () => {
  const closed = '{name: http, port: 80, protocol: HTTP, hostname: a.test}'
  it.each([
    ['NoMatchingParent', '{name: gw, sectionName: other}', 'a.test', 'infra'],
    ['NoMatchingParent', '{name: gw, port: 81}', 'a.test', 'infra'],
    ['NoMatchingListenerHostname', '{name: gw}', 'b.test', 'infra'],
    ['NotAllowedByListeners', '{name: gw, namespace: infra}', 'a.test', 'shop'],
  ])('is told why: %s', (reason, parent, hostnames, namespace) => {
    const text = gateway(closed) + route(`{${to('cart')}}`, { parent, hostnames, namespace }) + services
    const [accepted] = conditionsOf(text, 'HTTPRoute', 'r')
    expect(accepted).toContain(`Accepted=False ${reason}`)
  })
})

describe('listeners', () => {
  it('lose to an earlier one of the port that they cannot be told from', () => {
    const two = '{name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: TCP}'
    expect(conditionsOf(gateway(two), 'Gateway', 'gw')).toEqual([
      'Accepted=True ListenersNotValid',
      'listener b: Accepted=False ProtocolConflict',
      'listener b: Conflicted=True ProtocolConflict',
      'listener b: Programmed=False ProtocolConflict',
    ])
  })

  it('with a certificate that cannot be used are not served, and take routes all the same', () => {
    const tls = '{name: tls, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: none}]}}'
    const text = gateway(tls) + route(`{${to('web')}}`)
    const empty = 'apiVersion: v1\nkind: Secret\nmetadata: {name: none, namespace: infra}\n---\n'
    expect(conditionsOf(empty + text, 'Gateway', 'gw')).toEqual([
      'Accepted=False ListenersNotValid',
      'listener tls: Programmed=False Invalid',
      'listener tls: ResolvedRefs=False InvalidCertificateRef',
    ])
    expect(conditionsOf(empty + text + services, 'HTTPRoute', 'r')).toEqual([])
    expect(end('https://a.test/', text, empty)).toContain('no_listener')
  })

  it('are taken to be served where their certificate is not in the files, which may be elsewhere', () => {
    const secret = (namespace: string) =>
      `{name: tls, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: none, namespace: ${namespace}}]}}`
    const served = (namespace: string) =>
      end('https://a.test/', gateway(secret(namespace)) + route(`{${to('web')}}`))
    expect(served('infra')).toContain('web.infra')
    const status = (namespace: string) => conditionsOf(gateway(secret(namespace)), 'Gateway', 'gw')
    expect(status('infra')).toEqual([
      'listener tls: Programmed=True Programmed',
      'listener tls: ResolvedRefs=True ResolvedRefs',
    ])
    expect(status('vault')).toContain('listener tls: Programmed=False Invalid')
    // Nothing opens it to the Gateway, wherever it is.
    expect(served('vault')).toContain('no_listener')
  })

  it.each(['complete', 'certificatesShown'] as const)('are not where the files are %s', said => {
    const tls = '{name: tls, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: none}]}}'
    const text = gateway(tls) + route(`{${to('web')}}`)
    const model = readModel([{ name: 'a.yaml', text }], { ...defaultSettings, [said]: true })
    expect(withGatewayApi(model).ofKind('VirtualService')).toEqual([])
  })
})

describe('a selector of namespaces', () => {
  const byName = 'matchLabels: {kubernetes.io/metadata.name: shop}'
  const without = 'matchExpressions: [{key: tier, operator: DoesNotExist}]'
  const object = (labels: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: ${labels}}\n---\n`
  const isAttached = (selector: string, more: string) => {
    const namespaces = `{from: Selector, selector: {${selector}}}`
    const listener = `{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: ${namespaces}}}`
    const text = gateway(listener) + route(`{${to('web')}}`, { namespace: 'shop' }) + more
    return gatewayApiModel(text).ofKind('VirtualService').length > 0
  }

  it('fits a namespace of the files by its name, whether or not they have its object', () => {
    expect(isAttached(byName, '')).toBe(true)
    expect(isAttached(byName, object('{}'))).toBe(true)
  })

  it('takes a namespace without its object for one without other labels', () => {
    expect(isAttached(without, '')).toBe(true)
    expect(isAttached(without, object('{tier: web}'))).toBe(false)
  })
})

describe('what is made of them', () => {
  it('is nothing where there are none', () => {
    const model = gatewayApiModel(services)
    expect(effective(model, 'Service')).toHaveLength(3)
    expect(effective(model, 'Gateway')).toEqual([])
  })

  it('is written where the route is, match by match', () => {
    const rules = `{${path('Exact', '/a')}, ${to('api')}}, {matches: [{method: GET}, {method: PUT}], ${to('web')}}`
    const model = gatewayApiModel(gateway(http) + route(rules) + services)
    const [made] = effective(model, 'VirtualService')
    expect(made?.origin?.(['spec', 'http', 2, 'match', 0, 'method'])).toEqual({
      resource: 'HTTPRoute/infra/r',
      path: ['spec', 'rules', 1, 'matches', 1],
    })
    expect(made?.origin?.(['spec', 'http', 0, 'route', 0])).toMatchObject({
      path: ['spec', 'rules', 0, 'backendRefs', 0],
    })
  })

  it('is shown in the table of routes by the route', () => {
    const rules = `{${path('Exact', '/a')}, ${to('api')}}, {${to('web')}}`
    const { rows } = finish(routesOf(gatewayApiModel(gateway(http) + route(rules) + services)))
    expect(rows.map(it => [it.cells.at(-1), it.place])).toEqual([
      ['infra/r', { resource: 'HTTPRoute/infra/r', path: ['spec', 'rules', 0, 'matches', 0] }],
      ['infra/r', { resource: 'HTTPRoute/infra/r', path: ['spec', 'rules', 1, 'matches', 0] }],
    ])
  })

  it('stays the same object where another route is edited', () => {
    const other = (backend: string) => ({
      name: 'other.yaml',
      text: route(`{${to(backend)}}`, { name: 'other', hostnames: 'b.test' }),
    })
    const own = {
      name: 'own.yaml',
      text: gateway(http) + route(`{${to('web')}}`, { hostnames: 'a.test' }) + services,
    }
    const before = readModel([own, other('web')])
    const after = readModel([own, other('api')], defaultSettings, before)
    const made = [before, after].map(it => effective(withGatewayApi(it), 'VirtualService'))
    expect(made[1]?.[0]).toBe(made[0]?.[0])
    expect(made[1]?.[1]).not.toBe(made[0]?.[1])
  })
})

describe('what Istio reads besides', () => {
  const manual = (annotation: string, addresses: string) => `${apiVersion}
kind: Gateway
metadata: {name: gw, namespace: infra, annotations: {${annotation}: LoadBalancer}}
spec: {gatewayClassName: istio, listeners: [${http}], addresses: [${addresses}]}
---
`
  const deprecated = 'networking.istio.io/service-type'
  it.each([
    [deprecated, '{type: Hostname, value: web}', 'Accepted=False DeprecatedField'],
    [deprecated, '{value: 10.0.0.1}', undefined],
    ['networking.istio.io/other', '{type: Hostname, value: web}', undefined],
    [
      deprecated,
      '{type: Hostname, value: web}, {type: IPAddress, value: 10.0.0.1}',
      'Accepted=False UnsupportedAddress',
    ],
  ])('is the annotation %s of a Gateway at %s', (annotation, addresses, expected) => {
    const said = conditionsOf(manual(annotation, addresses) + services, 'Gateway', 'gw')
    expect(said.find(it => it.startsWith('Accepted'))).toBe(expected)
  })

  it.each([
    ['a network and its port', 'topology.istio.io/network: one', 15443, ''],
    [
      'a network and the port for it',
      'topology.istio.io/network: one, networking.istio.io/gatewayPort: "9443"',
      9443,
      '',
    ],
    ['an option', '', 443, ', options: {gateway.istio.io/listener-protocol: auto-passthrough}'],
  ])('is %s: what is passed through goes to services by its server name', (_, labels, port, options) => {
    expect(tlsMode(labels, port, options)).toBe('AUTO_PASSTHROUGH')
  })

  it.each([
    ['a network alone', 'topology.istio.io/network: one', 443],
    ['a port alone', '', 15443],
    ['another port', 'topology.istio.io/network: one, networking.istio.io/gatewayPort: "9443"', 15443],
  ])('is not %s', (_, labels, port) => {
    expect(tlsMode(labels, port, '')).toBe('PASSTHROUGH')
  })

  function tlsMode(labels: string, port: number, options: string): unknown {
    const listener = `{name: t, port: ${port}, protocol: TLS, tls: {mode: Passthrough${options}}}`
    const text = gateway(listener).replace('namespace: infra}', `namespace: infra, labels: {${labels}}}`)
    const [made] = effective(gatewayApiModel(text), 'Gateway')
    return mapAt(mapsAt(made!.spec, 'servers')[0]!, 'tls').mode
  }

  it('reports the first of several faults in filters, a mirror of a GRPCRoute among them', () => {
    const bad = '{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: "\\x01"}]}}'
    const other = '{type: ExtensionRef, extensionRef: {group: a.b, kind: C, name: d}}'
    const mirror = '{type: RequestMirror, requestMirror: {backendRef: {name: none, port: 80}}}'
    const reason = (kind: string, filters: string) =>
      conditionsOf(
        gateway(http) + route(`{filters: [${filters}], ${to('web')}}`, { kind }) + services,
        kind,
        'r',
      )
    expect(reason('HTTPRoute', `${bad}, ${other}`)).toEqual(['gw: ResolvedRefs=False InvalidFilter'])
    expect(reason('HTTPRoute', `${other}, ${bad}`)).toEqual(['gw: ResolvedRefs=False InvalidFilter'])
    expect(reason('GRPCRoute', `${mirror}, ${other}`)).toEqual(['gw: ResolvedRefs=False BackendNotFound'])
    expect(reason('GRPCRoute', `${other}, ${mirror}`)).toEqual(['gw: ResolvedRefs=False InvalidFilter'])
  })

  it('leaves routes of a Service alone whose waypoint another controller runs', () => {
    const inMesh = route(`{${to('web')}}`, { parent: '{group: "", kind: Service, name: web}' })
    const waypoint = (controller: string) => `${apiVersion}
kind: GatewayClass
metadata: {name: other}
spec: {controllerName: ${controller}}
---
${gateway(http).replace('gatewayClassName: istio', 'gatewayClassName: other').replace('name: gw', 'name: way')}`
    const using = services.replace(
      'name: web, namespace: infra',
      'name: web, namespace: infra, labels: {istio.io/use-waypoint: way}',
    )
    const made = (text: string) => effective(gatewayApiModel(text), 'VirtualService').length
    expect(made(inMesh + using)).toBe(1)
    expect(made(inMesh + using + waypoint('example.com/other'))).toBe(0)
    expect(made(inMesh + using + waypoint('istio.io/mesh-controller'))).toBe(1)
    const named = `apiVersion: v1\nkind: Namespace\nmetadata: {name: infra, labels: {istio.io/use-waypoint: way}}\n---\n`
    expect(made(inMesh + services + named + waypoint('example.com/other'))).toBe(0)
    expect(made(inMesh + using.replace('waypoint: way', 'waypoint: none') + named + waypoint('a.b/c'))).toBe(
      1,
    )
  })

  it('asks for grants by the kind of a backend, and has none for kinds that they do not open', () => {
    const far = (backend: string) =>
      route(`{backendRefs: [{name: cart, namespace: shop, port: 80, ${backend}}]}`)
    const grant = (kind: string) => `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: g, namespace: shop}
spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: infra}], to: [{group: "", kind: ${kind}}]}
---
`
    const told = (text: string) => conditionsOf(gateway(http) + services + text, 'HTTPRoute', 'r')
    const refused = ['gw: ResolvedRefs=False RefNotPermitted']
    const imported = 'group: multicluster.x-k8s.io, kind: ServiceImport'
    expect(told(far('kind: Service') + grant('Service'))).toEqual([])
    expect(told(far('kind: Service') + grant('Secret'))).toEqual(refused)
    expect(told(far(imported) + grant('Service'))).toEqual(refused)
    expect(told(far(imported).replace('namespace: shop, ', '').replace('name: cart', 'name: web'))).toEqual(
      [],
    )
    expect(told(far('kind: Secret') + grant('Secret'))).toEqual(['gw: ResolvedRefs=False InvalidKind'])
    expect(told(far('kind: Pod') + grant('Service'))).toEqual(refused)
    const pool = 'group: inference.networking.k8s.io, kind: InferencePool'
    const ofPools = grant('InferencePool').replace('group: ""', 'group: inference.networking.k8s.io')
    expect(told(far(pool) + grant('InferencePool'))).toEqual(refused)
    expect(told(far(pool) + ofPools)).toEqual(['gw: ResolvedRefs=False InvalidKind'])
    expect(told(far(pool) + ofPools.replace('Pool}]', 'Pool, name: other}]'))).toEqual(refused)
  })

  it('attaches routes to what a ListenerSet serves, and to what a Gateway has served or not', () => {
    const bad = 'port: 443, protocol: HTTPS, tls: {certificateRefs: [{kind: ConfigMap, name: c}]}'
    const set = `${apiVersion}
kind: ListenerSet
metadata: {name: set, namespace: infra}
spec: {parentRef: {name: gw}, listeners: [{name: bad, ${bad}, hostname: s.test}, {name: bare, port: 444, protocol: HTTPS}, {name: good, port: 81, protocol: HTTP}]}
---
`
    const allowing = ', allowedListeners: {namespaces: {from: Same}}'
    const own = gateway(`${http}, {name: own, ${bad}, hostname: g.test}`, allowing)
    const told = (parent: string) => {
      const model = gatewayApiModel(own + set + route(`{${to('web')}}`, { parent }) + services)
      const status = objectStatuses(model).find(it => it.kind === 'HTTPRoute')
      return status?.parents?.length
    }
    expect(told('{name: gw, sectionName: own}')).toBe(1)
    expect(told('{name: set, kind: ListenerSet, sectionName: good}')).toBe(1)
    expect(
      conditionsOf(
        own +
          set +
          route(`{${to('web')}}`, { parent: '{name: set, kind: ListenerSet, sectionName: bad}' }) +
          services,
        'HTTPRoute',
        'r',
      ),
    ).toEqual(['set/bad: Accepted=False NoMatchingParent'])
    expect(conditionsOf(own + set, 'ListenerSet', 'set')).toEqual([
      'listener bad: Programmed=False Invalid',
      'listener bad: ResolvedRefs=False InvalidCertificateRef',
      'listener bare: Accepted=False UnsupportedProtocol',
      'listener bare: Programmed=False Invalid',
    ])
    expect(
      conditionsOf(
        own.replace('listeners:', 'addresses: [{value: 1.2.3.4}, {value: 1.2.3.5}], listeners:') + set,
        'ListenerSet',
        'set',
      ),
    ).toEqual(['Accepted=False UnsupportedAddress', 'Programmed=False UnsupportedAddress'])
  })

  it('sorts the methods of a gRPC service by its name with the slash behind it', () => {
    const grpc = route(`{matches: [{method: {service: abc}}], ${to('web')}}`, {
      kind: 'GRPCRoute',
      name: 'g',
    })
    const plain = route(`{${path('PathPrefix', '/abcd')}, ${to('api')}}`, { name: 'h' })
    const order = (...texts: readonly string[]) => {
      const [made] = effective(gatewayApiModel(gateway(http) + texts.join('') + services), 'VirtualService')
      return mapsAt(made!.spec, 'http').map(it => it.name)
    }
    // Both are five letters long: the older or first in the alphabet goes before.
    expect(order(plain, grpc)).toEqual(['infra.g.0', 'infra.h.0'])
    expect(order(plain.replace('/abcd', '/abcde'), grpc)).toEqual(['infra.h.0', 'infra.g.0'])
  })

  it('takes the Service that Istio makes for a Gateway as a parent in the mesh', () => {
    const inMesh = route(`{${to('web')}}`, { parent: '{group: "", kind: Service, name: gw-istio}' })
    expect(conditionsOf(gateway(http) + inMesh + services, 'HTTPRoute', 'r')).toEqual([])
    expect(conditionsOf(inMesh + services, 'HTTPRoute', 'r')).toEqual([
      'gw-istio: Accepted=False NoMatchingParent',
    ])
  })

  it.each([
    ['istio', 'example.com/other', true],
    ['istio', 'istio.io/gateway-controller', true],
    ['own', 'istio.io/gateway-controller', true],
    ['own', 'example.com/other', false],
  ])('serves the class %s of the controller %s: %s', (name, controller, isServed) => {
    const named = `${apiVersion}
kind: GatewayClass
metadata: {name: ${name}}
spec: {controllerName: ${controller}}
---
`
    const own = gateway(http).replace('gatewayClassName: istio', `gatewayClassName: ${name}`)
    expect(effective(gatewayApiModel(named + own), 'Gateway')).toHaveLength(isServed ? 1 : 0)
  })
})
