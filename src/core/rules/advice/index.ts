import type { Rule } from '../define-rule.ts'
import { backendPortMissing } from './backend-port-missing.ts'
import { bothApisOnOneHost } from './both-apis-on-one-host.ts'
import { destinationTwice } from './destination-twice.ts'
import { egressHostUnknown } from './egress-host-unknown.ts'
import { firstCertificateUnusable } from './first-certificate-unusable.ts'
import { grpcBackendOfHttp } from './grpc-backend-of-http.ts'
import { hiddenCharacter } from './hidden-character.ts'
import { hostNotCarried } from './host-not-carried.ts'
import { hostnameBelowCertificate } from './hostname-below-certificate.ts'
import { httpBesideHttps } from './http-beside-https.ts'
import { leakingSubnets } from './leaking-subnets.ts'
import { lookAlikeLetter } from './look-alike-letter.ts'
import { matchPortNotOpen } from './match-port-not-open.ts'
import { mergedDestinationRules } from './merged-rules.ts'
import { meshRoutesStandIn } from './mesh-routes-stand-in.ts'
import { plainHttpToHttpsPort } from './plain-http-to-https-port.ts'
import { prefixReplacedAtRoot } from './prefix-replaced-at-root.ts'
import { replacedResource } from './replaced-resource.ts'
import { routeAfterAnother } from './route-after-another.ts'
import { routeHostnameWithoutEffect } from './route-hostname-without-effect.ts'
import { routeLostByOneRule } from './route-lost-by-one-rule.ts'
import { routeNotRead } from './route-not-read.ts'
import { routeOfSameName } from './route-of-same-name.ts'
import { routeRuleCutOff } from './route-rule-cut-off.ts'
import { routeRuleWithoutBackend } from './route-rule-without-backend.ts'
import { routeWithoutWaypoint } from './route-without-waypoint.ts'
import { routesAppended } from './routes-appended.ts'
import { serverNameNotCompared } from './server-name-not-compared.ts'
import { serverNameTaken } from './server-name-taken.ts'
import { sessionPersistenceIgnored } from './session-persistence-ignored.ts'
import { singleWeight } from './single-weight.ts'
import { splitReachesSubset } from './split-reaches-subset.ts'
import { strictWithoutTls } from './strict-without-tls.ts'
import { subsetOfEverything } from './subset-of-everything.ts'
import { subsetOfNothing } from './subset-of-nothing.ts'
import { targetPortName } from './target-port-name.ts'
import { tlsVersionOrder } from './tls-version-order.ts'
import { waypointNotFollowed } from './waypoint-not-followed.ts'

/** What Istio takes without a word and is yet hardly meant. */
export const rules: readonly Rule[] = [
  hiddenCharacter,
  lookAlikeLetter,
  replacedResource,
  tlsVersionOrder,
  hostNotCarried,
  matchPortNotOpen,
  plainHttpToHttpsPort,
  subsetOfNothing,
  subsetOfEverything,
  splitReachesSubset,
  singleWeight,
  destinationTwice,
  leakingSubnets,
  mergedDestinationRules,
  strictWithoutTls,
  targetPortName,
  egressHostUnknown,
  bothApisOnOneHost,
  routeRuleCutOff,
  routesAppended,
  prefixReplacedAtRoot,
  backendPortMissing,
  routeHostnameWithoutEffect,
  routeAfterAnother,
  serverNameTaken,
  routeRuleWithoutBackend,
  httpBesideHttps,
  firstCertificateUnusable,
  serverNameNotCompared,
  hostnameBelowCertificate,
  routeLostByOneRule,
  routeNotRead,
  sessionPersistenceIgnored,
  meshRoutesStandIn,
  grpcBackendOfHttp,
  routeOfSameName,
  routeWithoutWaypoint,
  waypointNotFollowed,
]
