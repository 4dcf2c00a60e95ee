import { describe, expect, it } from 'vitest'
import { type WebhookVector, webhookFaults } from '../../../testing/webhook-faults.ts'

const route = [{ destination: { host: 'a.b.svc.cluster.local' } }]
const generated = 'outbound_.80_._.e2e.foobar.mesh'

const vectors: readonly WebhookVector[] = [
  ['empty', { hosts: null, http: null }, ['no-routes']],
  ['every host in the mesh', { hosts: ['*'] }, ['host-star-mesh']],
  ['every host in the mesh too', { hosts: ['*'], gateways: ['gw', 'mesh'] }, ['host-star-mesh']],
  ['every host at a gateway', { hosts: ['*'], gateways: ['gw'] }],
  ...['*.com', '*foo.com', '*foo', '1.2.3.4', '::1', '123', 'reviews'].map(
    (it): WebhookVector => [`host ${it}`, { hosts: [it] }],
  ),
  ...['foo.123', 'a_b.com', 'a..b', '.'].map(
    (it): WebhookVector => [`host ${it}`, { hosts: [it] }, ['host-format']],
  ),
  ['wildcard and host', { hosts: ['*.com', 'a.com'] }, ['host-duplicate']],
  ['host twice', { hosts: ['a.com', 'a.com'] }, ['host-duplicate']],
  ['hosts in other letters', { hosts: ['A.com', 'a.com'] }],
  [
    'three that overlap',
    { hosts: ['*foo.com', 'barfoo.com', '*.com'] },
    ['host-duplicate', 'host-duplicate', 'host-duplicate'],
  ],
  [
    'a delegate with everything',
    { hosts: null, gateways: ['gw'], tls: [{ match: [{ sniHosts: ['a.com'] }], route }], tcp: [{ route }] },
    ['delegate-gateways', 'delegate-tcp', 'delegate-tls', 'tls-sni-subset'],
  ],
  [
    'a delegate that delegates',
    { hosts: null, http: [{ delegate: { name: 'x' }, route }] },
    ['http-nested-delegate'],
  ],
  ['delegate and route', http({ delegate: { name: 'x' }, route }), ['http-root-route']],
  [
    'delegate and much else',
    http({
      delegate: { name: 'x' },
      route: null,
      directResponse: { status: 200 },
      fault: { abort: { httpStatus: 500 } },
      mirror: { host: 'a' },
      mirrors: [{ destination: { host: 'b' } }],
    }),
  ],
  ['legacy gateway', { gateways: ['gw.ns.svc.cluster.local', 'BAD/_x'] }, ['gateway-legacy']],
  ['bad gateway behind a plain one', { gateways: ['gw', 'BAD/_x'] }],
  ['bad gateway before a plain one', { gateways: ['BAD/_x', 'gw'] }, ['gateway-name']],
  ['gateway with a dot', { gateways: ['ns/a.b'] }, ['gateway-name']],
  ['own namespace', { gateways: ['./gw'] }, ['gateway-namespace']],
  ['empty gateway', { gateways: [''] }, ['gateway-fqdn']],
  ...['x,y', ':path', 'X_UPPER'].map(
    (it): WebhookVector => [`matched header ${it}`, matched({ headers: { [it]: {} } })],
  ),
  ...[':foo', 'a b', '@request.auth.claimsx'].map(
    (it): WebhookVector => [
      `matched header ${it}`,
      matched({ headers: { [it]: {} } }),
      ['match-header-name'],
    ],
  ),
  ['claim in the mesh', matched({ headers: { '@request.auth.claims.x': {} } }), ['jwt-needs-gateway']],
  [
    'claim in the mesh too',
    { ...matched({ headers: { '@request.auth.claims.x': {} } }), gateways: ['g', 'mesh'] },
    ['jwt-needs-gateway'],
  ],
  ['claim at a gateway', { ...matched({ headers: { '@Request.auth.claims[a][b]': {} } }), gateways: ['g'] }],
  ['empty regex', matched({ uri: { regex: '' } }), ['match-regex-empty']],
  ['look-ahead', matched({ uri: { regex: '(?=a)' } }), ['match-regex-syntax']],
  ['regex of 1024 bytes', matched({ uri: { regex: 'a'.repeat(1024) } })],
  ['regex of 1025 bytes', matched({ uri: { regex: 'a'.repeat(1025) } }), ['match-regex-long']],
  ['empty uri and authority', matched({ uri: { prefix: '' }, authority: { exact: '' } })],
  [
    'empty prefixes',
    matched({ method: { prefix: '' }, headers: { h: { prefix: '' } } }),
    ['match-string-empty-prefix', 'match-string-empty-prefix'],
  ],
  ['absent header', matched({ withoutHeaders: { q: { regex: '*' } } })],
  ['star as a regex', matched({ headers: { q: { regex: '*' } } }), ['match-regex-syntax']],
  ...[
    [':path', ['header-request-name']],
    ['host', []],
    ['', ['header-request-name']],
    ['bad name!', []],
  ].map(
    ([name, expected]): WebhookVector => [
      `request header ${name}`,
      http({ headers: { request: { set: { [name as string]: 'x' } } } }),
      expected as string[],
    ],
  ),
  [
    'removed headers',
    http({ headers: { request: { remove: ['Host', ':x', '', 'a b'] } } }),
    ['header-request-remove', 'header-request-remove', 'header-request-remove'],
  ],
  ['header value', http({ headers: { response: { set: { a: '50% off' } } } }), ['header-value']],
  [
    'authority twice',
    http({ rewrite: { authority: 'z' }, headers: { request: { set: { host: 'c' } } } }),
    ['authority-twice'],
  ],
  [
    'one of two authorities empty',
    http({ headers: { request: { set: { host: '' }, add: { ':authority': 'z' } } } }),
  ],
  [
    'CORS methods',
    http({ corsPolicy: { allowMethods: ['get', 'GET', '*', 'FOO'] } }),
    ['cors-method', 'cors-method'],
  ],
  [
    'CORS origins',
    http({ corsPolicy: { allowOrigins: [{ exact: '' }, {}] } }),
    ['cors-origin-empty', 'cors-origin-empty'],
  ],
  ['CORS age of 1.5s', http({ corsPolicy: { maxAge: '1.5s' } }), ['cors-max-age-seconds']],
  ['CORS age of 0s', http({ corsPolicy: { maxAge: '0s' } }), ['cors-max-age']],
  ['empty fault', http({ fault: {} }), ['fault-empty']],
  ['abort without status', http({ fault: { abort: {} } })],
  ['abort with 600', http({ fault: { abort: { httpStatus: 600 } } })],
  ['abort with 601', http({ fault: { abort: { httpStatus: 601 } } }), ['fault-abort-status']],
  ['abort with 199', http({ fault: { abort: { httpStatus: 199 } } }), ['fault-abort-status']],
  [
    'odd shares and an exponential delay',
    http({
      fault: {
        abort: { httpStatus: 500, percentage: { value: 0.00001 } },
        delay: { exponentialDelay: '1s', percentage: { value: 101 } },
      },
    }),
    ['fault-abort-percentage', 'fault-delay-exponential', 'fault-delay-percentage'],
  ],
  [
    'gRPC status in small letters',
    http({ fault: { abort: { grpcStatus: 'unavailable' } } }),
    ['fault-abort-grpc'],
  ],
  ...['1h30m', '1ms', '.5s'].map((it): WebhookVector => [`timeout ${it}`, http({ timeout: it })]),
  ...['0s', '-1s', '1.0005s'].map(
    (it): WebhookVector => [`timeout ${it}`, http({ timeout: it }), ['timeout']],
  ),
  ['retries off but set', http({ retries: { perTryTimeout: '1s' } }), ['retry-zero-configured']],
  [
    'retries off, localities named',
    http({ retries: { retryRemoteLocalities: false } }),
    ['retry-zero-configured'],
  ],
  ['retries off with a pause', http({ retries: { backoff: '1s', retryIgnorePreviousHosts: true } })],
  ['retry on', http({ retries: { attempts: 1, retryOn: '5xx, reset' } }), ['retry-on']],
  [
    'mirrored share and star',
    http({ mirrorPercent: 150, mirror: { host: '*' } }),
    ['dest-host-star', 'mirror-percent', 'mirror-percent-deprecated'],
  ],
  [
    'mirror and mirrors',
    http({ mirror: { host: 'a' }, mirrors: [{}, { destination: { host: 'b' }, percentage: { value: -1 } }] }),
    ['http-mirror-both', 'mirror-percentage', 'mirrors-destination'],
  ],
  ['empty redirect', http({ route: null, redirect: {} }), ['redirect-empty']],
  [
    'redirect with a status alone',
    http({ route: null, redirect: { redirectCode: 308 } }),
    ['redirect-empty'],
  ],
  ['redirect to port 0', http({ route: null, redirect: { port: 0 } })],
  [
    'redirect to the port of the request',
    http({ route: null, redirect: { derivePort: 'FROM_REQUEST_PORT' } }),
  ],
  ['new prefix without match', http({ route: null, redirect: { prefixRewrite: '/x' } })],
  [
    'redirect with capitals',
    http({ route: null, redirect: { uri: 'x', redirectCode: 399, scheme: 'HTTPS' } }),
    ['redirect-scheme'],
  ],
  [
    'new prefix for an exact path',
    http({ route: null, match: [{ uri: { exact: '/a' } }], redirect: { prefixRewrite: '/x' } }),
    ['redirect-prefix-needs-prefix'],
  ],
  [
    'redirect and everything else',
    http({
      redirect: { uri: '/' },
      rewrite: { uri: '/' },
      fault: { abort: { httpStatus: 500 } },
      directResponse: { status: 200 },
    }),
    Array.from({ length: 4 }, () => 'http-redirect-with-other'),
  ],
  ['answer with 600', http({ route: null, directResponse: { status: 600 } })],
  ['answer without status', http({ route: null, directResponse: {} }), ['direct-status']],
  ['large body', answer(150_000), ['direct-body-large']],
  ['too large a body', answer(1_100_000), ['direct-body-too-large']],
  ['weights 0 and 0', weights(0, 0), ['weight-total-zero']],
  ['weight −1', weights(-1), ['weight-negative']],
  ['weights 60 and 60', weights(60, 60)],
  ['weights 5 and −5', weights(5, -5), ['weight-negative', 'weight-total-zero']],
  ['address as destination', to({ host: '1.2.3.4' }), ['dest-host']],
  ['empty destination', to({ host: '' }), ['dest-host']],
  ['subset with a dot', to({ host: 'a', subset: 'A.b' }), ['dest-subset']],
  ['port without number', to({ host: 'a', port: {} }), ['dest-port']],
  ['SNI within a wildcard', sni('x.b.com', '*.b.com')],
  ['wildcard SNI within a wildcard', sni('*.x.b.com', '*.b.com')],
  ['SNI of the domain itself', sni('b.com', '*.b.com'), ['tls-sni-subset']],
  ['address as SNI', sni('1.2.3.4', '*.b.com'), ['tls-sni-ip']],
  ['generated SNI at a gateway', { ...sni(generated, '*'), gateways: ['g'] }],
  ['generated SNI without gateways', sni(generated, '*.mesh')],
  ['generated SNI in the mesh', { ...sni(generated, '*.mesh'), gateways: ['mesh'] }, ['tls-sni-format']],
  [
    'subnets',
    { tcp: [{ match: [{ destinationSubnets: ['1.2.3.4/33', 'x', '10.0.0.0/8/1'] }], route }] },
    ['match-subnet', 'match-subnet', 'match-subnet'],
  ],
  ['exported twice', { exportTo: ['.', 'ns1'] }, ['export-to-duplicate']],
  ['exported to all, twice', { exportTo: ['*', '*'] }, ['export-to-duplicate', 'export-to-public-mixed']],
  ['exported to none', { exportTo: ['~'] }, ['export-to-format']],
  ['malformed export', { exportTo: ['a.b', ''] }, ['export-to-format', 'export-to-format']],
  [
    'rule behind a catch-all',
    matches([], ['/a'], []),
    ['unreachable-after-catch-all', 'unreachable-not-last'],
  ],
  ['rule twice', matches(['/a'], ['/a']), ['ineffective-duplicate', 'unreachable-duplicate']],
  ['match twice in a rule', matches(['/a', '/a']), ['ineffective-duplicate']],
  ['longer prefix', matches(['/a'], ['/ab']), ['ineffective-prefix']],
  [
    'exact path behind a prefix',
    { http: [rule({ uri: { prefix: '/a' } }), rule({ uri: { exact: '/abc' } })] },
  ],
  [
    'prefix with GET before',
    { http: [rule({ uri: { prefix: '/a' }, method: { exact: 'GET' } }), rule({ uri: { prefix: '/ab' } })] },
    ['ineffective-prefix'],
  ],
  [
    'prefix with POST behind',
    { http: [rule({ uri: { prefix: '/a' } }), rule({ uri: { prefix: '/ab' }, method: { exact: 'POST' } })] },
  ],
  [
    'what is compared of prefixes',
    {
      http: [
        rule({ uri: { prefix: '/' } }),
        rule({ uri: { prefix: '/x' }, headers: { a: { exact: 'b' } } }),
        rule({ uri: { prefix: '/y' }, authority: { exact: 'b' } }),
        rule({ uri: { prefix: '/z' }, ignoreUriCase: true, sourceNamespace: 'ns' }),
      ],
    },
    ['ineffective-prefix'],
  ],
  ['two empty matches', { http: [rule({}), rule({})] }, ['ineffective-duplicate', 'unreachable-duplicate']],
]

describe('a VirtualService', () => {
  it.for(vectors)('is judged as Istio judges it: %s', ([, spec, expected = []]) => {
    expect(webhookFaults('VirtualService', { hosts: ['a.com'], http: [{ route }], ...spec })).toEqual(
      expected,
    )
  })
})

function http(more: object) {
  return { http: [{ route, ...more }] }
}

function matched(match: object) {
  return http({ match: [match] })
}

function rule(match: object) {
  return { match: [match], route }
}

/** HTTP rules by the path prefixes of their matches. */
function matches(...prefixes: string[][]) {
  return { http: prefixes.map(it => ({ match: it.map(prefix => ({ uri: { prefix } })), route })) }
}

function answer(size: number) {
  return http({ route: null, directResponse: { status: 200, body: { string: 'x'.repeat(size) } } })
}

function weights(...shares: number[]) {
  return http({ route: shares.map(weight => ({ destination: { host: 'a' }, weight })) })
}

function to(destination: object) {
  return http({ route: [{ destination }] })
}

function sni(name: string, host: string) {
  return { hosts: [host], http: null, tls: [{ match: [{ sniHosts: [name] }], route }] }
}
