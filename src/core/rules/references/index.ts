import type { Rule } from '../define-rule.ts'
import { certificateAuthorityMissing } from './certificate-authority-missing.ts'
import { credentialInvalid } from './credential-invalid.ts'
import { credentialMissing } from './credential-missing.ts'
import { delegateUnreachable } from './delegate-unreachable.ts'
import { destinationHostMissing } from './destination-host-missing.ts'
import { destinationPortMissing } from './destination-port-missing.ts'
import { destinationPortRequired } from './destination-port-required.ts'
import { destinationRuleHostMissing } from './destination-rule-host-missing.ts'
import { duplicateCertificate } from './duplicate-certificate.ts'
import { faultPercent } from './fault-percent.ts'
import { gatewayConflict } from './gateway-conflict.ts'
import { gatewayMissing } from './gateway-missing.ts'
import { gatewayPortNotOnService } from './gateway-port-not-on-service.ts'
import { gatewaySelectorUnmatched } from './gateway-selector-unmatched.ts'
import { generatedGateway } from './generated-gateway.ts'
import { hostNotInGateway } from './host-not-in-gateway.ts'
import { ingressSubsetUnused } from './ingress-subset-unused.ts'
import { jwtWithoutAuthentication } from './jwt-without-authentication.ts'
import { matchGatewayUnknown } from './match-gateway-unknown.ts'
import { meshHostConflict } from './mesh-host-conflict.ts'
import { notExportedToGateway } from './not-exported-to-gateway.ts'
import { portProtocolConflict } from './port-protocol-conflict.ts'
import { routesNotTaken } from './routes-not-taken.ts'
import { serviceEntryAddresses } from './service-entry-addresses.ts'
import { serviceEntryProtocolConflict } from './service-entry-protocol-conflict.ts'
import { externalNamePort, servicePortName } from './service-port-name.ts'
import { subsetMissing } from './subset-missing.ts'
import { subsetWithoutPods } from './subset-without-pods.ts'
import { tlsHostTaken } from './tls-host-taken.ts'

/** What is named and is not there, or does not fit what names it. */
export const rules: readonly Rule[] = [
  gatewayMissing,
  hostNotInGateway,
  destinationHostMissing,
  destinationPortMissing,
  destinationPortRequired,
  subsetMissing,
  destinationRuleHostMissing,
  subsetWithoutPods,
  certificateAuthorityMissing,
  meshHostConflict,
  ingressSubsetUnused,
  generatedGateway,
  gatewayConflict,
  duplicateCertificate,
  gatewayPortNotOnService,
  gatewaySelectorUnmatched,
  credentialMissing,
  credentialInvalid,
  serviceEntryProtocolConflict,
  serviceEntryAddresses,
  servicePortName,
  externalNamePort,
  jwtWithoutAuthentication,
  faultPercent,
  portProtocolConflict,
  tlsHostTaken,
  routesNotTaken,
  notExportedToGateway,
  delegateUnreachable,
  matchGatewayUnknown,
]
