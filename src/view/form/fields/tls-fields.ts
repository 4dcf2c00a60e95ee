/** The fields that a server's TLS mode takes; the other fields of `tls` are hidden until they are set. */
export function serverTlsFields(mode: string | undefined): readonly string[] {
  switch (mode) {
    case 'SIMPLE':
      return ['mode', 'httpsRedirect', ...certificateFields, ...protocolFields]
    case 'MUTUAL':
    case 'OPTIONAL_MUTUAL':
      return ['mode', 'httpsRedirect', ...certificateFields, ...clientFields, ...protocolFields]
    case 'ISTIO_MUTUAL':
      return ['mode', 'httpsRedirect', ...protocolFields]
    default:
      return ['mode', 'httpsRedirect']
  }
}

/** The fields of a TLS object that are open at once for a mode; the rest of what it takes is one click away. */
export function commonTlsFields(mode: string | undefined): readonly string[] {
  const terminates = mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL'
  if (terminates) return ['mode', 'credentialName', 'minProtocolVersion', 'maxProtocolVersion']
  return mode === 'ISTIO_MUTUAL'
    ? ['mode', 'minProtocolVersion', 'maxProtocolVersion']
    : ['mode', 'httpsRedirect']
}

const certificateFields = [
  'credentialName',
  'credentialNames',
  'serverCertificate',
  'privateKey',
  'tlsCertificates',
]

const clientFields = [
  'caCertificates',
  'caCertCredentialName',
  'caCrl',
  'subjectAltNames',
  'verifyCertificateSpki',
  'verifyCertificateHash',
  'insecureSkipVerify',
]

const protocolFields = ['minProtocolVersion', 'maxProtocolVersion', 'cipherSuites', 'ecdhCurves']
