import type { Rule } from '../define-rule.ts'
import { backendUnusable } from './backend-unusable.ts'
import { listenerNotServed } from './listener-not-served.ts'
import { policyNotAccepted } from './policy-not-accepted.ts'
import { routeNotAttached } from './route-not-attached.ts'

/** What Istio's controller would write into the statuses of the Gateway API's objects that is not fine, and why. */
export const rules: readonly Rule[] = [
  routeNotAttached,
  backendUnusable,
  listenerNotServed,
  policyNotAccepted,
]
