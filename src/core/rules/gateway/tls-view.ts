import type { Path } from '../../yaml/path.ts'
import type { CertificatePair, ServerTls } from './gateway-rule.ts'

/** Whether a server ends TLS with a certificate of its own. */
export function isTerminating({ mode }: ServerTls): boolean {
  return mode === 'SIMPLE' || isMutual(mode)
}

/** Whether clients show a certificate that a CA vouches for. */
export function isMutual(mode: string): boolean {
  return mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL'
}

/** Whether TLS is handed through as it comes. */
export function isPassthrough({ mode }: ServerTls): boolean {
  return mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH'
}

/** Whether the certificates lie in Secrets. */
export function hasCredential(tls: ServerTls): boolean {
  return tls.credentialName !== '' || tls.credentialNames.length > 0
}

/** Whether certificates are read from files: Istio looks at the file fields only then. */
export function usesFiles(tls: ServerTls): boolean {
  return isTerminating(tls) && !hasCredential(tls)
}

/** The certificates given as files, and where each stands: those of the list, or the one beside it. */
export function certificatePairs(tls: ServerTls): { pair: CertificatePair; path: Path }[] {
  if (tls.tlsCertificates.length === 0) return [{ pair: tls, path: [] }]
  return tls.tlsCertificates.map((pair, i) => ({ pair, path: ['tlsCertificates', i] }))
}

/** The certificate fields that are set, in the order in which they are described. */
export function certificateFields(tls: ServerTls): (keyof ServerTls)[] {
  const fields = ['serverCertificate', 'privateKey', 'caCertificates', 'caCrl', 'credentialName'] as const
  const lists = ['credentialNames', 'tlsCertificates'] as const
  return [...fields.filter(it => tls[it] !== ''), ...lists.filter(it => tls[it].length > 0)]
}
