import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import type { Target } from './conversion/conversion.ts'
import { convert } from './convert.ts'
import { proveConversion } from './proof.ts'

/** A map with some of the fields. */
function some<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>
}

const hosts = ['shop.example.com', 'cart.example.com', '*.example.com', '*']
const istio = 'networking.istio.io/v1'
const kubernetes = 'gateway.networking.k8s.io/v1'

function object(apiVersion: string, kind: string, namespace: string, name: string, spec: unknown) {
  return { apiVersion, kind, metadata: { name, namespace }, spec }
}

const services = [
  object('v1', 'Service', 'istio-system', 'ingress', {
    selector: { istio: 'ingressgateway' },
    ports: [80, 8080, 443, 8443, 9000].map(port => ({ name: `tcp-${port}`, port })),
  }),
  ...[
    ['web', 'http', 80],
    ['cart', 'http', 80],
    ['calls', 'grpc', 90],
    ['vault', 'tls', 443],
    ['db', 'tcp', 9000],
  ].map(([name, port, number]) =>
    object('v1', 'Service', 'shop', String(name), {
      selector: { app: name },
      ports: [{ name: port, port: number }],
    }),
  ),
  object(istio, 'DestinationRule', 'shop', 'web', {
    host: 'web.shop.svc.cluster.local',
    subsets: [{ name: 'v1', labels: { version: 'v1' } }],
  }),
]

const text = fc.oneof(
  fc.constantFrom({ exact: 'a' }, { prefix: 'a' }, { regex: 'a+' }, { exact: '' }),
  fc.constant({}),
)
const istioMatch = some({
  uri: fc.constantFrom(
    ...['/', '/a', '/a/', '/a/b', '/A', '/a b'].flatMap(it => [{ exact: it }, { prefix: it }]),
    { regex: '/a.*' },
    { regex: '/[ab]' },
  ),
  ignoreUriCase: fc.constant(true),
  method: fc.constantFrom({ exact: 'GET' }, { regex: 'GET|POST' }, { prefix: 'P' }),
  headers: fc.dictionary(fc.constantFrom('x', 'y'), text, { maxKeys: 2 }),
  withoutHeaders: fc.constant({ z: {} }),
  queryParams: fc.dictionary(fc.constantFrom('q'), text, { maxKeys: 1 }),
  port: fc.constantFrom(80, 443),
  scheme: fc.constantFrom({ exact: 'http' }, { exact: 'https' }),
  authority: fc.constant({ exact: 'shop.example.com' }),
  name: fc.constant('m'),
})

const destination = fc.oneof(
  fc.constantFrom('web', 'cart').map(it => ({ host: `${it}.shop.svc.cluster.local`, port: { number: 80 } })),
  fc.constant({ host: 'web.shop.svc.cluster.local', subset: 'v1' }),
  fc.constant({ host: 'cart.shop.svc.cluster.local' }),
)
const headers = some({
  request: some({ set: fc.constant({ a: '1' }), add: fc.constant({ b: '2' }), remove: fc.constant(['c']) }),
  response: some({ set: fc.constant({ d: '3' }) }),
})
const routes = fc.oneof(
  destination.map(it => [{ destination: it }]),
  fc.tuple(destination, destination, fc.integer({ min: 0, max: 100 })).map(([a, b, weight]) => [
    { destination: a, weight },
    { destination: b, weight: 100 - weight },
  ]),
  fc.tuple(destination, headers).map(([it, own]) => [{ destination: it, headers: own }]),
)
const handling = some({
  timeout: fc.constantFrom('2s', '0s', '1.5s'),
  retries: fc.constantFrom({ attempts: 2 }, { attempts: 0 }),
  headers,
  mirror: destination,
  mirrorPercentage: fc.constantFrom({ value: 0 }, { value: 12.5 }),
  corsPolicy: fc.constant({
    allowOrigins: [{ exact: 'https://a.example.com' }],
    allowMethods: ['GET'],
    maxAge: '1h',
  }),
  fault: fc.constant({ abort: { percentage: { value: 100 }, httpStatus: 418 } }),
  rewrite: some({
    uri: fc.constantFrom('/', '/n', '/n/'),
    authority: fc.constant('inner.example.com'),
  }).filter(it => Object.keys(it).length > 0),
})
const istioRule = fc
  .tuple(
    fc.array(istioMatch, { maxLength: 2 }),
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(routes, handling).map(([route, it]) => ({ ...it, route })) },
      {
        weight: 1,
        arbitrary: some({
          uri: fc.constantFrom('/to', '/to/'),
          authority: fc.constant('to.example.com'),
          scheme: fc.constant('https'),
          port: fc.constant(8443),
          redirectCode: fc.constantFrom(302, 308),
        })
          .filter(it => Object.keys(it).length > 0)
          .map(redirect => ({ redirect })),
      },
      { weight: 1, arbitrary: fc.constantFrom(500, 503).map(status => ({ directResponse: { status } })) },
    ),
  )
  .map(([match, action]) => ({ ...(match.length > 0 && { match }), ...action }))

const server = fc.oneof(
  fc
    .tuple(fc.constantFrom(80, 8080), fc.subarray(hosts, { minLength: 1, maxLength: 2 }), fc.boolean())
    .map(([number, own, isRedirected]) => ({
      port: { number, name: `http-${number}`, protocol: 'HTTP' },
      hosts: own,
      ...(isRedirected && number === 8080 && { tls: { httpsRedirect: true } }),
    })),
  fc.subarray(hosts, { minLength: 1, maxLength: 1 }).map(own => ({
    port: { number: 443, name: 'https', protocol: 'HTTPS' },
    hosts: own,
    tls: { mode: 'SIMPLE', credentialName: 'shop' },
  })),
  fc.subarray(hosts, { minLength: 1, maxLength: 2 }).map(own => ({
    port: { number: 8443, name: 'tls', protocol: 'TLS' },
    hosts: own,
    tls: { mode: 'PASSTHROUGH' },
  })),
  fc.constant({ port: { number: 9000, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] }),
)
const toDb = { destination: { host: 'db.shop.svc.cluster.local', port: { number: 9000 } } }
const toVault = { destination: { host: 'vault.shop.svc.cluster.local', port: { number: 443 } } }
const bytesRoute = fc.oneof(
  fc.constantFrom([toDb], [toVault]),
  fc.integer({ min: 1, max: 99 }).map(weight => [
    { ...toDb, weight },
    { ...toVault, weight: 100 - weight },
  ]),
)
/** TLS rules for names that are among the hosts, as the webhook asks. */
const tlsRules = (names: readonly string[]) =>
  fc.array(
    fc
      .tuple(
        fc.subarray([...names], { minLength: 1 }),
        fc.constantFrom(
          {},
          {},
          { port: 8443 },
          { destinationSubnets: ['10.0.0.0/8'] },
          { gateways: ['mesh'] },
        ),
        bytesRoute,
      )
      .map(([sniHosts, more, route]) => ({ match: [{ sniHosts, ...more }], route })),
    { minLength: 1, maxLength: 2 },
  )
const virtualService = fc
  .record({
    namespace: fc.constantFrom('shop', 'other'),
    hosts: fc.subarray(hosts.slice(0, 3), { minLength: 1, maxLength: 2 }),
    gateways: fc.constantFrom<string[]>(['istio-system/public'], ['istio-system/public', 'mesh']),
    http: fc.array(istioRule, { minLength: 1, maxLength: 3 }),
    tcp: fc.constantFrom(undefined, undefined, [{ route: [toDb] }]),
    exportTo: fc.constantFrom(undefined, undefined, undefined, ['.']),
  })
  .map(it => ({ ...it, hosts: it.gateways.includes('mesh') ? ['web.shop.svc.cluster.local'] : it.hosts }))
const tlsVirtualService = fc
  .tuple(
    fc.constantFrom('shop', 'other'),
    fc.constantFrom<string[][]>([['istio-system/public']], [['mesh'], ['vault.shop.svc.cluster.local']]),
    fc.subarray(hosts.slice(0, 3), { minLength: 1, maxLength: 2 }),
  )
  .chain(([namespace, [gateways, inMesh], own]) => {
    const names = inMesh ?? own
    return tlsRules(names).map(tls => ({ namespace, hosts: names, gateways, tls }))
  })

const ofIstio = fc
  .record({
    servers: fc.array(server, { minLength: 1, maxLength: 3 }),
    all: fc.array(
      fc.oneof({ weight: 3, arbitrary: virtualService }, { weight: 1, arbitrary: tlsVirtualService }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ servers, all }) => [
    object(istio, 'Gateway', 'istio-system', 'public', { selector: { istio: 'ingressgateway' }, servers }),
    ...(all as readonly { readonly namespace: string }[]).map(({ namespace, ...spec }, i) =>
      object(istio, 'VirtualService', namespace, `vs-${i}`, spec),
    ),
  ])

const modifier = some({
  set: fc.constant([{ name: 'a', value: '1' }]),
  add: fc.constant([{ name: 'b', value: '2' }]),
  remove: fc.constant(['c']),
})
const path = (types: readonly string[]) =>
  fc.constantFrom(...types, 'none').chain(type =>
    type === 'none'
      ? fc.constant({})
      : fc.constantFrom('/', '/n', '/n/').map(it => ({
          path: { type, [type === 'ReplaceFullPath' ? 'replaceFullPath' : 'replacePrefixMatch']: it },
        })),
  )
const filter = fc.oneof(
  modifier.map(it => ({ type: 'RequestHeaderModifier', requestHeaderModifier: it })),
  modifier.map(it => ({ type: 'ResponseHeaderModifier', responseHeaderModifier: it })),
  fc
    .tuple(
      path(['ReplaceFullPath', 'ReplacePrefixMatch']),
      fc.constantFrom({}, { hostname: 'inner.example.com' }),
    )
    .map(([own, host]) => ({ type: 'URLRewrite', urlRewrite: { ...own, ...host } })),
  fc.constantFrom({}, { percent: 10 }, { fraction: { numerator: 1, denominator: 8 } }).map(it => ({
    type: 'RequestMirror',
    requestMirror: { backendRef: { name: 'cart', port: 80 }, ...it },
  })),
  fc.constant({ type: 'CORS', cors: { allowOrigins: ['https://a.example.com'], allowMethods: ['GET'] } }),
)
const redirect = fc
  .tuple(
    path(['ReplaceFullPath', 'ReplacePrefixMatch']),
    some({
      hostname: fc.constant('to.example.com'),
      scheme: fc.constantFrom('http', 'https'),
      port: fc.constant(8443),
      statusCode: fc.constantFrom(301, 302),
    }),
  )
  .map(([own, it]) => ({ type: 'RequestRedirect', requestRedirect: { ...own, ...it } }))
const routeMatch = some({
  path: fc
    .tuple(
      fc.constantFrom('Exact', 'PathPrefix', 'RegularExpression'),
      fc.constantFrom('/', '/a', '/a/', '/a/b'),
    )
    .map(([type, value]) => ({ type, value })),
  method: fc.constantFrom('GET', 'POST'),
  headers: fc.constantFrom(
    [{ name: 'x', value: 'a' }],
    [{ name: 'X', type: 'RegularExpression', value: 'a+' }],
  ),
  queryParams: fc.constant([{ name: 'q', value: '1' }]),
})
const backendRef = fc
  .record({
    name: fc.constantFrom('web', 'cart'),
    port: fc.constant(80),
    weight: fc.constantFrom(1, 1, 3, 0),
    filters: fc.oneof(
      fc.constant([]),
      modifier.map(it => [{ type: 'RequestHeaderModifier', requestHeaderModifier: it }]),
    ),
  })
  .map(({ filters, ...it }) => ({ ...it, ...(filters.length > 0 && { filters }) }))
const routeRule = fc
  .tuple(
    fc.array(routeMatch, { maxLength: 2 }),
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          filters: fc.uniqueArray(filter, { maxLength: 2, selector: it => it.type }),
          backendRefs: fc.array(backendRef, { maxLength: 2 }),
          timeouts: fc.constantFrom({}, { request: '2s' }, { request: '3s', backendRequest: '1s' }),
        }),
      },
      { weight: 1, arbitrary: redirect.map(it => ({ filters: [it] })) },
    ),
  )
  .map(([matches, action]) => ({ ...(matches.length > 0 && { matches }), ...action }))
const protocols = new Map([
  [443, 'HTTPS'],
  [8443, 'TLS'],
  [9000, 'TCP'],
])
const listener = fc
  .tuple(fc.constantFrom(80, 8080, 443, 8443, 9000), fc.constantFrom(...hosts))
  .map(([port, host]) => ({
    port,
    protocol: protocols.get(port) ?? 'HTTP',
    ...(host !== '*' && port !== 9000 && { hostname: host }),
    ...(port === 443 && { tls: { certificateRefs: [{ name: 'shop' }] } }),
    ...(port === 8443 && { tls: { mode: 'Passthrough' } }),
    allowedRoutes: { namespaces: { from: 'All' } },
  }))
const httpRoute = fc.record({
  kind: fc.constant('HTTPRoute'),
  service: fc.constant('web'),
  parent: fc.constantFrom({}, { sectionName: 'l0' }, { port: 80 }, 'mesh' as const),
  hostnames: fc.subarray(hosts.slice(0, 3), { maxLength: 2 }),
  rules: fc.array(routeRule, { minLength: 1, maxLength: 3 }),
})
const grpcRule = fc
  .tuple(
    fc.array(
      some({
        method: fc.constantFrom<object>(
          { service: 'a.b', method: 'Get' },
          { service: 'a.b' },
          { method: 'Get' },
          { type: 'RegularExpression', service: 'a.*', method: 'Get' },
        ),
        headers: fc.constant([{ name: 'x', value: 'a' }]),
      }),
      { maxLength: 2 },
    ),
    fc.array(
      fc.constantFrom(1, 3, 0).map(weight => ({ name: 'calls', port: 90, weight })),
      { maxLength: 2 },
    ),
    fc.oneof(
      fc.constant([]),
      modifier.map(it => [{ type: 'RequestHeaderModifier', requestHeaderModifier: it }]),
    ),
  )
  .map(([matches, backendRefs, filters]) => ({
    ...(matches.length > 0 && { matches }),
    ...(filters.length > 0 && { filters }),
    backendRefs,
  }))
const grpcRoute = fc.record({
  kind: fc.constant('GRPCRoute'),
  service: fc.constant('calls'),
  parent: fc.constantFrom({}, { sectionName: 'l0' }, 'mesh' as const),
  hostnames: fc.subarray(hosts.slice(0, 3), { maxLength: 2 }),
  rules: fc.array(grpcRule, { minLength: 1, maxLength: 2 }),
})
const bytesRule = fc
  .array(
    fc.tuple(
      fc.constantFrom({ name: 'db', port: 9000 }, { name: 'vault', port: 443 }),
      fc.constantFrom(1, 3, 0),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map(all => [{ backendRefs: all.map(([it, weight]) => ({ ...it, weight })) }])
const tlsRoute = fc.record({
  kind: fc.constant('TLSRoute'),
  service: fc.constant('vault'),
  parent: fc.constantFrom({}, { port: 8443 }, 'mesh' as const),
  hostnames: fc.subarray([...hosts.slice(0, 3), 'vault.shop.svc.cluster.local'], {
    minLength: 1,
    maxLength: 2,
  }),
  rules: bytesRule,
})
const tcpRoute = fc.record({
  kind: fc.constant('TCPRoute'),
  service: fc.constant('db'),
  parent: fc.constantFrom({}, { port: 9000 }, 'mesh' as const),
  hostnames: fc.constant<string[]>([]),
  rules: bytesRule,
})
const route = fc.oneof(
  { weight: 3, arbitrary: httpRoute },
  { weight: 1, arbitrary: grpcRoute },
  { weight: 1, arbitrary: tlsRoute },
  { weight: 1, arbitrary: tcpRoute },
)
const policy = fc
  .tuple(fc.constantFrom('web', 'vault'), fc.constantFrom({}, { sectionName: 'http' }))
  .map(([name, section]) => ({
    targetRefs: [{ group: '', kind: 'Service', name, ...section }],
    validation: { hostname: 'inner.example.com', wellKnownCACertificates: 'System' },
  }))
const ofKubernetes = fc
  .record({
    listeners: fc.uniqueArray(listener, {
      minLength: 1,
      maxLength: 3,
      selector: it => `${it.port} ${it.hostname}`,
    }),
    all: fc.array(route, { minLength: 1, maxLength: 2 }),
    policies: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(policy) }),
  })
  .map(({ listeners, all, policies }) => [
    object(kubernetes, 'Gateway', 'istio-system', 'public', {
      gatewayClassName: 'istio',
      addresses: [{ type: 'Hostname', value: 'ingress' }],
      listeners: listeners.map((it, i) => ({ name: `l${i}`, ...it })),
    }),
    ...all.map(({ kind, service, parent, hostnames, rules }, i) =>
      object(kubernetes, kind, 'shop', `route-${i}`, {
        parentRefs: [
          parent === 'mesh'
            ? { group: '', kind: 'Service', name: service }
            : { name: 'public', namespace: 'istio-system', ...parent },
        ],
        ...(hostnames.length > 0 && (parent !== 'mesh' || kind === 'TLSRoute') && { hostnames }),
        rules,
      }),
    ),
    ...policies.map((it, i) => object(kubernetes, 'BackendTLSPolicy', 'shop', `tls-${i}`, it)),
  ])

/** Objects that are converted, and what of it the table does not name. */
function unnamed(objects: readonly unknown[], target: Target) {
  const all = [...services, ...objects].map(it => JSON.stringify(it))
  const files = [{ name: 'all.yaml', text: all.join('\n---\n') }]
  const conversion = convert(files, target)
  if (conversion.converted.length === 0) return undefined
  const isNamed = conversion.fields.some(it => it.how === 'approximated')
  const { diff, refused } = proveConversion(files, conversion)
  return { changes: isNamed ? [] : diff.changes.map(it => it.sentence), refused, isNamed }
}

it.each([
  ['gateway-api', ofIstio, Number(process.env.RUNS ?? 40), 5],
  ['istio', ofKubernetes, Number(process.env.RUNS ?? 40), 5],
] as const)(
  'what is converted to %s does what it did, but for what the table names',
  (target, workspace, numRuns, least) => {
    let compared = 0
    fc.assert(
      fc.property(workspace as fc.Arbitrary<readonly unknown[]>, objects => {
        const found = unnamed(objects, target)
        if (!found) return
        if (!found.isNamed) compared++
        expect({ changes: found.changes, refused: found.refused }).toEqual({ changes: [], refused: [] })
      }),
      { numRuns },
    )
    // Else the property says nothing.
    expect(compared).toBeGreaterThan(least)
  },
)
