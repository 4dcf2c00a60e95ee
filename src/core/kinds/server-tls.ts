import { choice, field, flag, listOf, object, text, texts } from './describe.ts'
import type { Field, FieldType } from './field.ts'

const certificateFiles = {
  serverCertificate: field(
    text('filePath'),
    "The file with the server certificate, in the gateway's container.",
    {
      examples: ['/etc/istio/ingressgateway-certs/tls.crt'],
    },
  ),
  privateKey: field(text('filePath'), 'The file with the private key of the certificate.', {
    examples: ['/etc/istio/ingressgateway-certs/tls.key'],
  }),
  caCertificates: field(text('filePath'), 'The file with the CA certificates that verify clients.', {
    examples: ['/etc/istio/ingressgateway-ca-certs/ca.crt'],
  }),
}

/** How a server of a Gateway, or an inbound listener of a Sidecar, deals with TLS. */
export const serverTls: FieldType = object(
  {
    mode: field(
      choice({
        PASSTHROUGH: 'Passes TLS through; the SNI name selects a `tls` route.',
        SIMPLE: 'Terminates TLS with a server certificate.',
        MUTUAL: 'Terminates TLS, and requires a valid client certificate.',
        AUTO_PASSTHROUGH:
          'Passes TLS through to the destination that the SNI name encodes, as between the gateways of a multi-network mesh.',
        ISTIO_MUTUAL: 'Mutual TLS with the workload certificate that Istio issues; no other field is needed.',
        OPTIONAL_MUTUAL: 'Terminates TLS; a client certificate is optional, but must be valid.',
      }),
      'Whether and how TLS is terminated.',
      { default: 'PASSTHROUGH' },
    ),
    httpsRedirect: field(flag, 'Redirects HTTP requests to HTTPS; for HTTP servers.', {
      default: 'false',
      examples: ['true'],
    }),
    credentialName: field(
      text('secret'),
      "The Secret, in the gateway workload's namespace, that holds the certificate and its key.",
    ),
    credentialNames: field(
      listOf(text('secret'), { minItems: 1, maxItems: 2 }),
      'Two Secrets with a certificate each, typically one RSA and one ECDSA.',
      { since: '1.26' },
    ),
    caCertCredentialName: field(
      text('secret'),
      'The Secret or ConfigMap with the CA certificates that verify clients.',
      { since: '1.28' },
    ),
    ...certificateFiles,
    tlsCertificates: field(
      listOf(object(certificatePair()), { minItems: 1, maxItems: 2 }),
      'Two pairs of certificate and key files, instead of the single pair.',
      { since: '1.26' },
    ),
    caCrl: field(
      text('filePath'),
      'The file with the list of revoked client certificates; a Secret has a list of its own.',
      { default: 'no revocation check', since: '1.22' },
    ),
    subjectAltNames: field(
      texts(),
      'The subject alternative names of which a client certificate must have one.',
      {
        default: 'any',
        examples: ['spiffe://cluster.local/ns/prod/sa/web'],
      },
    ),
    verifyCertificateSpki: field(
      texts(),
      'Base64 SHA-256 hashes of the public keys that client certificates may have.',
    ),
    verifyCertificateHash: field(texts(), 'Hexadecimal SHA-256 hashes of the client certificates to accept.'),
    minProtocolVersion: protocolVersion('The lowest TLS version.', 'TLS 1.2'),
    maxProtocolVersion: protocolVersion('The highest TLS version.', 'automatic'),
    cipherSuites: field(
      texts(),
      'The cipher suites that are offered; Istio ignores unknown and duplicate ones.',
      {
        default: "Envoy's list",
        examples: cipherSuites(),
      },
    ),
    ecdhCurves: field(texts(), 'The elliptic curves that are offered.', {
      default: "Envoy's list",
      since: '1.32',
      examples: ['X25519', 'P-256', 'P-384', 'P-521', 'X25519MLKEM768'],
    }),
    insecureSkipVerify: field(flag, 'Accepts client certificates that cannot be verified.', {
      nullable: true,
      default: 'false',
      since: '1.31',
    }),
  },
  { cel: ['tls-names-or-certificates', 'tls-name-or-names'] },
)

function certificatePair() {
  return {
    serverCertificate: field(text('filePath'), 'The file with this certificate.'),
    privateKey: field(text('filePath'), 'The file with its private key.'),
    caCertificates: field(text('filePath'), 'The file with CA certificates.', { hidden: true }),
  }
}

function protocolVersion(doc: string, otherwise: string): Field {
  return field(
    choice({
      TLS_AUTO: 'Envoy chooses.',
      TLSV1_0: 'TLS 1.0, which is insecure.',
      TLSV1_1: 'TLS 1.1, which is insecure.',
      TLSV1_2: 'TLS 1.2.',
      TLSV1_3: 'TLS 1.3.',
    }),
    doc,
    { default: otherwise, examples: ['TLSV1_2', 'TLSV1_3'] },
  )
}

function cipherSuites(): string[] {
  return [
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-SHA',
    'ECDHE-RSA-AES128-SHA',
    'ECDHE-ECDSA-AES256-SHA',
    'ECDHE-RSA-AES256-SHA',
    'AES128-GCM-SHA256',
    'AES256-GCM-SHA384',
    'AES128-SHA',
    'AES256-SHA',
    'DES-CBC3-SHA',
  ]
}
