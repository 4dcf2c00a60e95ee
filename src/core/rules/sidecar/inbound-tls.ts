import { isHttpProtocol, isTlsProtocol } from '../../syntax/protocol.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { inbound } from './good-examples.ts'
import { type Ingress, ingressRule } from './sidecar-spec.ts'

const source = { istio: 'pkg/config/validation: ValidateSidecar' } as const

type Tls = NonNullable<Ingress['tls']>

/** What a server of a Gateway can have, and an inbound listener cannot. */
const foreign: Readonly<Record<string, (tls: Tls) => boolean>> = {
  subjectAltNames: it => it.subjectAltNames.length > 0,
  httpsRedirect: it => it.httpsRedirect,
  credentialName: it => it.credentialName !== '',
  credentialNames: it => it.credentialNames.length > 0,
  tlsCertificates: it => it.tlsCertificates.length > 0,
}

export const tlsForeign = ingressRule({
  id: 'sidecar/tls-of-gateways',
  severity: 'error',
  title: 'TLS setting that only Gateways have',
  source,
  why: `
Istio refuses the Sidecar: the certificates of an inbound listener are files beside the proxy, given by \`serverCertificate\`,
\`privateKey\` and \`caCertificates\`. Secrets, redirects and lists of names or certificates belong to Gateways.
`,
  check({ tls }, path, report) {
    if (!tls) return
    for (const [field, isSet] of Object.entries(foreign)) {
      if (!isSet(tls)) continue
      const at: Path = [...path, 'tls', field]
      report({
        path: at,
        part: 'key',
        message: `An inbound listener has no ${field}.`,
        ...(field === 'httpsRedirect' && { fix: fixOf('Remove httpsRedirect', remove(at)) }),
      })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9443, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: shop-cert }
#                        ^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9443, protocol: HTTPS }
    tls:
      mode: SIMPLE
      httpsRedirect: true
#     ^^^^^^^^^^^^^
      serverCertificate: /etc/certs/tls.crt
`,
        fixed: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9443, protocol: HTTPS }
    tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/tls.crt
`,
      },
    ],
    good: [inbound],
  },
})

export const tlsMode = ingressRule({
  id: 'sidecar/tls-mode',
  severity: 'error',
  title: 'TLS mode that an inbound listener cannot have',
  source,
  why: `
Istio refuses the Sidecar: an inbound listener ends TLS with \`SIMPLE\`, \`MUTUAL\` or \`OPTIONAL_MUTUAL\`. Mutual TLS within the mesh
is set by a PeerAuthentication.
`,
  check({ tls }, path, report) {
    if (!tls || !['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(tls.mode)) return
    report({
      path: [...path, 'tls', 'mode'],
      message: `An inbound listener cannot have the mode ${tls.mode}.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9443, protocol: HTTPS }
    tls: { mode: ISTIO_MUTUAL }
#                ^^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const tlsProtocol = ingressRule({
  id: 'sidecar/tls-protocol',
  severity: 'error',
  title: 'TLS settings on a port without TLS',
  source,
  why: `
Istio refuses the Sidecar: an inbound listener ends TLS on a port with the protocol \`HTTPS\` or \`TLS\`.
`,
  check({ port, tls }, path, report) {
    if (!tls || isTlsProtocol(port.protocol)) return
    const found = port.protocol ? `has the protocol ${port.protocol}` : 'names no protocol'
    report({
      path: [...path, 'tls'],
      part: 'key',
      message: `The port ${found}; TLS settings go with HTTPS or TLS.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP }
    tls: { mode: SIMPLE, serverCertificate: /etc/tls.crt, privateKey: /etc/tls.key }
#   ^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const poolHttpOnTcp = ingressRule({
  id: 'sidecar/pool-http-on-tcp',
  severity: 'warning',
  title: 'HTTP limits on a port that is not HTTP',
  source,
  why: `
The limits have no effect: only ports with an HTTP protocol use them. Name the protocol, or use the TCP limits.
`,
  check({ port, connectionPool }, path, report) {
    if (!connectionPool?.http || isHttpProtocol(port.protocol)) return
    const found = port.protocol ? `the protocol ${port.protocol}` : 'no protocol'
    report({
      path: [...path, 'connectionPool', 'http'],
      part: 'key',
      message: `The port has ${found}, so that the HTTP limits have no effect.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 3306, protocol: TCP }
    connectionPool: { http: { maxRetries: 3 } }
#                     ^^^^
`,
      },
    ],
    good: [inbound],
  },
})
