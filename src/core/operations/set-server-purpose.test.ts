import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { analyze } from '../analyze.ts'
import { locateResources } from '../model/locate.ts'
import { defaultSettings } from '../settings.ts'
import { valueAt } from '../yaml/path.ts'
import { purposeOf, type ServerPurpose, setServerPurpose } from './set-server-purpose.ts'

const gateway = (server: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  selector: {istio: ingressgateway}
  servers:
${server}
    hosts: [shop.example.com] # ours
`
const http = '  - port: {number: 8443, name: main, protocol: HTTP} # in'
const https = `  - port: {number: 8443, name: main, protocol: HTTPS} # in
    tls:
      mode: SIMPLE # ended here
      credentialName: shop-cert # by hand
      minProtocolVersion: TLSV1_2`
const passthrough = `  - port: {number: 8443, name: main, protocol: TLS} # in
    tls: {mode: PASSTHROUGH}`
const redirect = `  - port: {number: 8443, name: main, protocol: HTTP} # in
    tls: {httpsRedirect: true}`
const place = { resource: 'Gateway/default/public', path: ['spec', 'servers', 0] }

const purposes: readonly ServerPurpose[] = [
  'http',
  'https',
  'redirect',
  'passthrough',
  'tcp',
  'mutual',
  'tls-tcp',
  'auto-passthrough',
]

describe('setServerPurpose', () => {
  it.each<[string, string, ServerPurpose, string, string]>([
    ['a redirect is served', redirect, 'http', '', http],
    [
      'HTTPS passes through',
      https,
      'passthrough',
      '',
      '  - port: {number: 8443, name: main, protocol: HTTPS} # in\n    tls:\n      mode: PASSTHROUGH # ended here',
    ],
    [
      'HTTPS asks for client certificates',
      https,
      'mutual',
      '',
      https.replace('mode: SIMPLE', 'mode: MUTUAL'),
    ],
    [
      'TLS through is ended',
      passthrough,
      'https',
      'shop-cert',
      '  - port: {number: 8443, name: main, protocol: HTTPS} # in\n    tls: {mode: SIMPLE, credentialName: shop-cert}',
    ],
    ['HTTPS becomes bytes', https, 'tcp', '', http.replace('HTTP}', 'TCP}')],
  ])('%s, and nothing else changes', (_, before, purpose, secret, after) => {
    checkEdit(setServerPurpose(place, purpose, secret), gateway(before), gateway(after))
  })

  it('writes a redirect of its own', () => {
    checkEdit(
      setServerPurpose(place, 'redirect'),
      gateway(http),
      `${gateway(http)}    tls:\n      httpsRedirect: true\n`,
    )
  })

  it('keeps a protocol that serves the purpose', () => {
    const grpc = http.replace('HTTP}', 'GRPC}')
    checkEdit(setServerPurpose(place, 'http'), gateway(grpc), gateway(grpc))
    expect(text(setServerPurpose(place, 'redirect'), gateway(grpc))).toContain('protocol: GRPC')
  })

  it('makes up no certificate', () => {
    expect(refusalOf(setServerPurpose(place, 'https'), gateway(http))).toContain('Name the Secret')
    expect(
      refusalOf(setServerPurpose({ ...place, path: ['spec', 'servers', 3] }, 'http'), gateway(http)),
    ).toContain('no longer there')
  })

  it.each(purposes.flatMap(one => purposes.map(other => [one, other] as const)))(
    'from %s to %s is read back as that, and Istio takes it',
    (one, other) => {
      const first = text(setServerPurpose(place, one, 'shop-cert'), gateway(http))
      const then = text(setServerPurpose(place, other, 'shop-cert'), first)
      expect(purposeIn(then)).toBe(other)
      expect(
        analyze(oneFile(then)).diagnostics.filter(it => it.layer === 'schema' || it.layer === 'webhook'),
      ).toEqual([])
      expect(then).toContain('# in')
      expect(then).toContain('# ours')
    },
  )
})

function text(operation: ReturnType<typeof setServerPurpose>, before: string): string {
  return runOperation(operation, oneFile(before)).files[0]!.text
}

function purposeIn(yaml: string): ServerPurpose | undefined {
  const [located] = locateResources(oneFile(yaml), undefined, defaultSettings)
  return purposeOf(valueAt(located?.resource.value, place.path))
}

describe('what a listener of the Gateway API does', () => {
  const listening = (listener: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge}
spec:
  gatewayClassName: istio
  listeners:
  - name: main # the only one
${listener}`
  const at = { resource: 'Gateway.gateway.networking.k8s.io/default/edge', path: ['spec', 'listeners', 0] }
  const plain = listening(`    port: 8443
    protocol: HTTP # in
    hostname: shop.example.com
`)
  const ended = listening(`    port: 8443
    protocol: HTTPS # in
    hostname: shop.example.com
    tls:
      certificateRefs:
      - name: shop-cert
`)

  it('changes with its protocol and its certificate', () => {
    checkEdit(setServerPurpose(at, 'https', 'shop-cert'), plain, ended)
    checkEdit(setServerPurpose(at, 'http'), ended, plain)
  })

  it('loses the hostname on TCP, which the API would refuse', () => {
    const bytes = listening('    port: 8443\n    protocol: TCP # in\n')
    checkEdit(setServerPurpose(at, 'tcp'), plain, bytes)
  })

  it('is no redirect: that is for a route to say', () => {
    expect(refusalOf(setServerPurpose(at, 'redirect'), oneFile(plain))).toMatch(/add a route/)
    expect(refusalOf(setServerPurpose(at, 'https'), oneFile(plain))).toMatch(/Secret/)
  })

  it('is read from protocol and mode', () => {
    expect(purposeOf({ protocol: 'TLS', tls: { mode: 'Passthrough' } })).toBe('passthrough')
    expect(purposeOf({ protocol: 'TLS', tls: {} })).toBe('tls-tcp')
    expect(purposeOf({ protocol: 'HTTPS', tls: { mode: 'Passthrough' } })).toBeUndefined()
  })
})
