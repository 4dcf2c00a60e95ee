import type { Rule } from '../define-rule.ts'
import { bindIp } from './bind-ip.ts'
import { bindUnixPath } from './bind-unix-path.ts'
import { bindUnixPort } from './bind-unix-port.ts'
import { hostEmptyPart } from './host-empty-part.ts'
import { hostFormat } from './host-format.ts'
import { hostNamespace } from './host-namespace.ts'
import { hostPartialWildcard } from './host-partial-wildcard.ts'
import { hostShortName } from './host-short-name.ts'
import { httpsRedirectNonHttp } from './https-redirect-non-http.ts'
import { name } from './name.ts'
import { noServers } from './no-servers.ts'
import { portNameRequired } from './port-name-required.ts'
import { portNameUnique } from './port-name-unique.ts'
import { portNumber } from './port-number.ts'
import { portProtocol } from './port-protocol.ts'
import { portRequired } from './port-required.ts'
import { portTargetPort } from './port-target-port.ts'
import { serverNoHosts } from './server-no-hosts.ts'
import { tlsCaRequired } from './tls-ca-required.ts'
import { tlsCertSources } from './tls-cert-sources.ts'
import { tlsCipherDuplicate } from './tls-cipher-duplicate.ts'
import { tlsCipherInvalid } from './tls-cipher-invalid.ts'
import { tlsCrlCredential } from './tls-crl-credential.ts'
import { tlsCrlSimple } from './tls-crl-simple.ts'
import { tlsIstioMutualFields } from './tls-istio-mutual-fields.ts'
import { tlsOldVersion } from './tls-old-version.ts'
import { tlsOnHttp } from './tls-on-http.ts'
import { tlsOnPlain } from './tls-on-plain.ts'
import { tlsPassthroughCerts } from './tls-passthrough-certs.ts'
import { tlsPrivateKey } from './tls-private-key.ts'
import { tlsRequired } from './tls-required.ts'
import { tlsServerCert } from './tls-server-cert.ts'
import { tlsTooManyCerts } from './tls-too-many-certs.ts'

export const rules: readonly Rule[] = [
  bindIp,
  bindUnixPath,
  bindUnixPort,
  hostEmptyPart,
  hostFormat,
  hostNamespace,
  hostPartialWildcard,
  hostShortName,
  httpsRedirectNonHttp,
  name,
  noServers,
  portNameRequired,
  portNameUnique,
  portNumber,
  portProtocol,
  portRequired,
  portTargetPort,
  serverNoHosts,
  tlsCaRequired,
  tlsCertSources,
  tlsCipherDuplicate,
  tlsCipherInvalid,
  tlsCrlCredential,
  tlsCrlSimple,
  tlsIstioMutualFields,
  tlsOldVersion,
  tlsOnHttp,
  tlsOnPlain,
  tlsPassthroughCerts,
  tlsPrivateKey,
  tlsRequired,
  tlsServerCert,
  tlsTooManyCerts,
]
