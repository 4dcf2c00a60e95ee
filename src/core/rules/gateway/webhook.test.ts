import { describe, expect, it } from 'vitest'
import { type WebhookVector, webhookFaults } from '../../../testing/webhook-faults.ts'

const pair = { serverCertificate: 'c', privateKey: 'k' }

const vectors: readonly WebhookVector[] = [
  ['name with a dot', {}, ['name'], { name: 'a.b' }],
  ['name of 64 letters', {}, ['name'], { name: 'a'.repeat(64) }],
  ['no servers', { servers: null }, ['no-servers']],
  ['null server', { servers: [null] }, ['port-required', 'server-no-hosts']],
  ...['hTtP', 'UDP', 'http_proxy', 'redis'].map(
    (it): WebhookVector => [`protocol ${it}`, port({ protocol: it })],
  ),
  ...['HBONE', 'DoubleHBONE', ''].map(
    (it): WebhookVector => [`protocol ${it}`, port({ protocol: it }), ['port-protocol']],
  ),
  ['number 65536', port({ number: 65536 }), ['port-number']],
  ['target port on HTTPS without tls', port({ protocol: 'HTTPS', targetPort: 8080 }), ['port-target-port']],
  ['HTTPS without name and tls', port({ protocol: 'HTTPS', name: '' }), ['port-name-required']],
  [
    'two servers without port names',
    {
      servers: [
        server({ port: { number: 80, protocol: 'HTTP' } }),
        server({ port: { number: 81, protocol: 'HTTP' } }),
      ],
    },
    ['port-name-required', 'port-name-required', 'port-name-unique'],
  ],
  ['one name on two servers', { servers: [server({}), server({ hosts: ['b.com'] })] }, ['port-name-unique']],
  [
    'one number with two protocols',
    { servers: [server({}), server({ port: { number: 80, name: 'tcp', protocol: 'TCP' } })] },
  ],
  ...['ns/*', './*.a.com', '*/a.com', 'FOO.Com', 'foo.com.', '*.', '1.2.3.4', '::ffff:1.2.3.4'].map(
    (it): WebhookVector => [`host ${it}`, hosts(it)],
  ),
  ['short host', hosts('foo'), ['host-short-name']],
  ['host for no namespace', hosts('~/*'), ['host-namespace']],
  ['part of a label as wildcard', hosts('*foo.com'), ['host-partial-wildcard']],
  ['wildcard and hyphen', hosts('*-foo.com'), ['host-partial-wildcard']],
  ['wildcard within', hosts('a.*.com'), ['host-format', 'host-partial-wildcard']],
  ['two wildcards', hosts('**.com'), ['host-format', 'host-partial-wildcard']],
  ['IPv6 host', hosts('::1'), ['host-short-name']],
  ...['a_b.com', 'a.123', 'a.com:80', 'a/b/c.com'].map(
    (it): WebhookVector => [`host ${it}`, hosts(it), ['host-format']],
  ),
  ['empty namespace', hosts('/c.com'), ['host-empty-part', 'host-namespace']],
  ['empty host', hosts(''), ['host-format', 'host-short-name']],
  ['host twice', hosts('a.com', 'a.com')],
  ['socket', socket('unix:///a/b', 0)],
  ['abstract socket', socket('unix://@a', 0)],
  ['socket with a port', socket('unix:///a/b', 80), ['bind-unix-port']],
  ['relative socket', socket('unix://a', 0), ['bind-unix-path']],
  ...['0.0.0.0', 'fe80::1%eth0'].map(
    (it): WebhookVector => [`bind ${it}`, { servers: [server({ bind: it })] }],
  ),
  ...['x', '01.2.3.4'].map(
    (it): WebhookVector => [`bind ${it}`, { servers: [server({ bind: it })] }, ['bind-ip']],
  ),
  ['HTTPS without tls', port({ protocol: 'HTTPS' }), ['tls-required']],
  ['HTTPS with empty tls', tls('HTTPS', {})],
  ['HTTP with a redirect', tls('HTTP', { httpsRedirect: true })],
  ['HTTP with empty tls', tls('HTTP', {})],
  ['HTTP that ends TLS', tls('HTTP', { mode: 'SIMPLE', credentialName: 'x' }), ['tls-on-http']],
  ['HTTP with a credential', tls('HTTP', { credentialName: 'x' }), ['tls-passthrough-certs']],
  [
    'HTTP with a certificate',
    tls('HTTP', { serverCertificate: 'x' }),
    ['tls-on-http', 'tls-passthrough-certs'],
  ],
  ['TCP that ends TLS', tls('TCP', { mode: 'SIMPLE', credentialName: 'c' }), ['tls-on-plain']],
  ['TCP with a redirect', tls('TCP', { httpsRedirect: true }), ['https-redirect-non-http', 'tls-on-plain']],
  [
    'HTTPS with a redirect',
    tls('HTTPS', { mode: 'SIMPLE', credentialName: 'c', httpsRedirect: true }),
    ['https-redirect-non-http'],
  ],
  ['SIMPLE alone', tls('HTTPS', { mode: 'SIMPLE' }), ['tls-private-key', 'tls-server-cert']],
  ['MUTUAL without CA', tls('HTTPS', { mode: 'MUTUAL', ...pair }), ['tls-ca-required']],
  [
    'OPTIONAL_MUTUAL alone',
    tls('HTTPS', { mode: 'OPTIONAL_MUTUAL' }),
    ['tls-ca-required', 'tls-private-key', 'tls-server-cert'],
  ],
  [
    'MUTUAL with three credentials',
    tls('HTTPS', { mode: 'MUTUAL', credentialNames: ['a', 'b', 'c'], caCertificates: 'x' }),
  ],
  [
    'credential and files',
    tls('HTTPS', { mode: 'SIMPLE', credentialName: 'c', ...pair }),
    ['tls-cert-sources'],
  ],
  [
    'credential and half a pair',
    tls('HTTPS', { mode: 'SIMPLE', credentialName: 'c', serverCertificate: 'x' }),
  ],
  [
    'credential and list',
    tls('HTTPS', { mode: 'SIMPLE', credentialName: 'c', tlsCertificates: [pair] }),
    ['tls-cert-sources'],
  ],
  [
    'three certificates, one without key',
    tls('HTTPS', { mode: 'SIMPLE', tlsCertificates: [pair, pair, { serverCertificate: 'x' }] }),
    ['tls-private-key', 'tls-too-many-certs'],
  ],
  [
    'ISTIO_MUTUAL with a credential',
    tls('HTTPS', { mode: 'ISTIO_MUTUAL', credentialName: 'c', caCrl: 'x', subjectAltNames: ['a'] }),
    ['tls-istio-mutual-fields'],
  ],
  [
    'PASSTHROUGH with credential and CRL',
    tls('HTTPS', { credentialName: 'c', caCrl: 'x' }),
    ['tls-crl-credential', 'tls-passthrough-certs'],
  ],
  ['SIMPLE with credential and CRL', tls('HTTPS', { mode: 'SIMPLE', credentialName: 'c', caCrl: 'x' })],
  ['SIMPLE with files and CRL', tls('HTTPS', { mode: 'SIMPLE', ...pair, caCrl: 'x' }), ['tls-crl-simple']],
  [
    'cipher suites',
    tls('HTTPS', { cipherSuites: ['FOO', 'ALL', '', '-X', 'AES128-SHA', 'AES128-SHA', 'ALL'] }),
    ['tls-cipher-duplicate', 'tls-cipher-invalid'],
  ],
  ['old version', tls('HTTPS', { minProtocolVersion: 'TLSV1_1' }), ['tls-old-version']],
  [
    'versions the wrong way round',
    tls('HTTPS', { minProtocolVersion: 'TLSV1_3', maxProtocolVersion: 'TLSV1_2' }),
  ],
]

describe('a Gateway', () => {
  it.for(vectors)('is judged as Istio judges it: %s', ([, spec, expected = [], metadata = {}]) => {
    expect(webhookFaults('Gateway', { servers: [server({})], ...spec }, metadata)).toEqual(expected)
  })
})

function server(more: object) {
  return { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['a.com'], ...more }
}

function port(more: object) {
  return { servers: [server({ port: { number: 80, name: 'http', protocol: 'HTTP', ...more } })] }
}

function hosts(...names: string[]) {
  return { servers: [server({ hosts: names })] }
}

function socket(bind: string, number: number) {
  return { servers: [server({ bind, port: { number, name: 'http', protocol: 'HTTP' } })] }
}

function tls(protocol: string, settings: object) {
  return { servers: [server({ port: { number: 443, name: 'https', protocol }, tls: settings })] }
}
