import type { Rule } from '../define-rule.ts'
import { injectedByDefault } from './default-injection.ts'
import { gatewayApiVersion } from './gateway-api-version.ts'
import { injectorOverlap, injectorService } from './injector-overlap.ts'
import { lightstepDeprecated } from './lightstep.ts'
import { proxyImageMismatch } from './proxy-image.ts'
import { unknownRegistry } from './unknown-registry.ts'
import { webhookAddressInvalid, webhookAddressIsIp } from './webhook-address.ts'

/** What of Istio's own installation is in the files: its webhooks, definitions and settings. */
export const rules: readonly Rule[] = [
  injectorOverlap,
  injectorService,
  webhookAddressInvalid,
  webhookAddressIsIp,
  gatewayApiVersion,
  unknownRegistry,
  lightstepDeprecated,
  injectedByDefault,
  proxyImageMismatch,
]
