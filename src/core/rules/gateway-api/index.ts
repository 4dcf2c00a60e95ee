import type { Rule } from '../define-rule.ts'
import { addressTwice } from './address-twice.ts'
import { alternativeName } from './alternative-name.ts'
import { authProtocol } from './auth-protocol.ts'
import { backendTimeoutLonger } from './backend-timeout-longer.ts'
import { caCertificates } from './ca-certificates.ts'
import { filterOfOtherType } from './filter-of-other-type.ts'
import { filterTwice } from './filter-twice.ts'
import { fractionAboveOne } from './fraction-above-one.ts'
import { grpcMethod } from './grpc-method.ts'
import { hostnameAddress } from './hostname-address.ts'
import { hostnameWithoutNames } from './hostname-without-names.ts'
import { labelKey } from './label-key.ts'
import { listenerTls } from './listener-tls.ts'
import { listenerTwice } from './listener-twice.ts'
import { matchPath } from './match-path.ts'
import { parentTwice } from './parent-twice.ts'
import { pathModifier } from './path-modifier.ts'
import { percentAndFraction } from './percent-and-fraction.ts'
import { prefixReplacedWithoutPrefix } from './prefix-replaced-without-prefix.ts'
import { redirectAndRewrite } from './redirect-and-rewrite.ts'
import { redirectWithBackends } from './redirect-with-backends.ts'
import { ruleNameTwice } from './rule-name-twice.ts'
import { serviceWithoutPort } from './service-without-port.ts'
import { sessionCookie } from './session-cookie.ts'
import { sniHostname } from './sni-hostname.ts'
import { starBesideOthers } from './star-beside-others.ts'
import { terminateWithoutCertificate } from './terminate-without-certificate.ts'
import { tlsPortTwice } from './tls-port-twice.ts'
import { tooManyMatches } from './too-many-matches.ts'

/** The conditions of the Gateway API's definitions: what the API server asks beyond types and bounds. */
export const rules: readonly Rule[] = [
  parentTwice,
  serviceWithoutPort,
  listenerTls,
  hostnameWithoutNames,
  listenerTwice,
  terminateWithoutCertificate,
  tlsPortTwice,
  addressTwice,
  hostnameAddress,
  labelKey,
  tooManyMatches,
  ruleNameTwice,
  redirectWithBackends,
  prefixReplacedWithoutPrefix,
  filterOfOtherType,
  filterTwice,
  redirectAndRewrite,
  pathModifier,
  matchPath,
  percentAndFraction,
  fractionAboveOne,
  starBesideOthers,
  backendTimeoutLonger,
  sessionCookie,
  authProtocol,
  grpcMethod,
  sniHostname,
  caCertificates,
  alternativeName,
]
