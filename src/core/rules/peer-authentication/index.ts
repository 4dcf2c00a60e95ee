import { selectorRules } from '../checks/selector-rules.ts'
import type { Rule } from '../define-rule.ts'
import { goodPeerAuthentication } from '../schema/good-policies.ts'
import { portEmpty, portNeedsSelector, portRange } from './port-level.ts'

/** What istiod's `ValidatePeerAuthentication` asks, in its order. */
export const rules: readonly Rule[] = [
  portNeedsSelector,
  portEmpty,
  portRange,
  ...selectorRules(
    'peer-authentication',
    'PeerAuthentication',
    'selector.matchLabels',
    goodPeerAuthentication,
  ),
]
