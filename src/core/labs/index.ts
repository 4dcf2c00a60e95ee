import { catchAllFirst } from './catch-all-first.ts'
import { conditionsAsTwoItems } from './conditions-as-two-items.ts'
import { delegateInAnotherNamespace } from './delegate-in-another-namespace.ts'
import { delegateOutsideItsPrefix } from './delegate-outside-its-prefix.ts'
import { gatewayInAnotherNamespace } from './gateway-in-another-namespace.ts'
import { hostFromOutsideInTheMesh } from './host-from-outside-in-the-mesh.ts'
import { hostNotInGateway } from './host-not-in-gateway.ts'
import { hostOfAnotherNamespace } from './host-of-another-namespace.ts'
import { httpToAnHttpsPort } from './http-to-an-https-port.ts'
import type { Lab } from './lab.ts'
import { meshOnly } from './mesh-only.ts'
import { methodInLowerCase } from './method-in-lower-case.ts'
import { noHttpsServer } from './no-https-server.ts'
import { notExported } from './not-exported.ts'
import { numberForADuration } from './number-for-a-duration.ts'
import { outsideHostUnknown } from './outside-host-unknown.ts'
import { passthroughWithHttpRules } from './passthrough-with-http-rules.ts'
import { portLeftOut } from './port-left-out.ts'
import { portNamedWithoutProtocol } from './port-named-without-protocol.ts'
import { portNotOfTheService } from './port-not-of-the-service.ts'
import { prefixIsNotASegment } from './prefix-is-not-a-segment.ts'
import { queryInThePath } from './query-in-the-path.ts'
import { regexMatchesTheWholePath } from './regex-matches-the-whole-path.ts'
import { rewriteLeavesTwoSlashes } from './rewrite-leaves-two-slashes.ts'
import { rulesForGatewaysOnly } from './rules-for-gateways-only.ts'
import { sameHostOnTwoServers } from './same-host-on-two-servers.ts'
import { secretInTheWrongNamespace } from './secret-in-the-wrong-namespace.ts'
import { selectorPicksNoPod } from './selector-picks-no-pod.ts'
import { shortNameInAnotherNamespace } from './short-name-in-another-namespace.ts'
import { shorterPrefixFirst } from './shorter-prefix-first.ts'
import { sidecarHidesAService } from './sidecar-hides-a-service.ts'
import { subsetMissing } from './subset-missing.ts'
import { subsetWithoutPods } from './subset-without-pods.ts'
import { tlsOffAndStrict } from './tls-off-and-strict.ts'
import { twoDestinationRules } from './two-destination-rules.ts'
import { twoProtocolsOnOnePort } from './two-protocols-on-one-port.ts'
import { twoRulesForOneMeshHost } from './two-rules-for-one-mesh-host.ts'
import { twoVirtualServicesOneHost } from './two-virtual-services-one-host.ts'
import { unknownField } from './unknown-field.ts'
import { weightOfZero } from './weight-of-zero.ts'

/** Failures that users meet, in the order of their topics. Each stays under its id. */
export const labs: readonly Lab[] = [
  gatewayInAnotherNamespace,
  hostNotInGateway,
  meshOnly,
  selectorPicksNoPod,
  noHttpsServer,
  secretInTheWrongNamespace,
  sameHostOnTwoServers,
  passthroughWithHttpRules,
  twoProtocolsOnOnePort,
  hostOfAnotherNamespace,
  notExported,
  catchAllFirst,
  shorterPrefixFirst,
  prefixIsNotASegment,
  regexMatchesTheWholePath,
  queryInThePath,
  conditionsAsTwoItems,
  methodInLowerCase,
  rewriteLeavesTwoSlashes,
  unknownField,
  numberForADuration,
  delegateInAnotherNamespace,
  delegateOutsideItsPrefix,
  twoVirtualServicesOneHost,
  subsetMissing,
  subsetWithoutPods,
  shortNameInAnotherNamespace,
  portNotOfTheService,
  portLeftOut,
  httpToAnHttpsPort,
  tlsOffAndStrict,
  twoDestinationRules,
  weightOfZero,
  rulesForGatewaysOnly,
  hostFromOutsideInTheMesh,
  portNamedWithoutProtocol,
  outsideHostUnknown,
  sidecarHidesAService,
  twoRulesForOneMeshHost,
]

const byId = new Map(labs.map(it => [it.id, it]))

/** The lab with an id, or undefined. */
export function labById(id: string): Lab | undefined {
  return byId.get(id)
}
