import type { Rule } from '../define-rule.ts'
import { egressProxyDeprecated } from './egress-proxy.ts'
import { envoyFilterOperations } from './envoy-filter-operations.ts'
import { gatewayApiSelectors } from './gateway-api-selector.ts'
import { jwksUnrestricted } from './jwks-unrestricted.ts'
import { sidecarDefaultTwice, telemetryDefaultTwice } from './namespace-default-twice.ts'
import { negativeCondition } from './negative-condition.ts'
import { policyNamespaceMissing } from './policy-namespace-missing.ts'
import { policyWithoutWorkload } from './policy-without-workload.ts'
import { sidecarConflict, telemetryConflict } from './selector-conflict.ts'
import { sidecarSelectorUnmatched, telemetrySelectorUnmatched } from './selector-unmatched.ts'
import { sidecarInAmbient } from './sidecar-in-ambient.ts'
import { telemetryWithoutProvider } from './telemetry-provider.ts'

/** What policies, Sidecars and Telemetry objects apply to, and whether it is there. */
export const rules: readonly Rule[] = [
  sidecarSelectorUnmatched,
  sidecarConflict,
  sidecarDefaultTwice,
  sidecarInAmbient,
  egressProxyDeprecated,
  policyWithoutWorkload,
  policyNamespaceMissing,
  ...gatewayApiSelectors,
  telemetrySelectorUnmatched,
  telemetryConflict,
  telemetryDefaultTwice,
  telemetryWithoutProvider,
  ...envoyFilterOperations,
  jwksUnrestricted,
  negativeCondition,
]
