import type { Rule } from '../define-rule.ts'
import { destinationHostMissing } from './destination-host-missing.ts'
import { destinationPortMissing } from './destination-port-missing.ts'
import { destinationPortRequired } from './destination-port-required.ts'
import { gatewayMissing } from './gateway-missing.ts'
import { hostNotInGateway } from './host-not-in-gateway.ts'
import { portProtocolConflict } from './port-protocol-conflict.ts'
import { subsetMissing } from './subset-missing.ts'

/** What is named and is not there, or does not fit what names it. */
export const rules: readonly Rule[] = [
  gatewayMissing,
  hostNotInGateway,
  destinationHostMissing,
  destinationPortMissing,
  destinationPortRequired,
  subsetMissing,
  portProtocolConflict,
]
