import type { Rule } from '../define-rule.ts'
import { alwaysRejectRule } from './always-reject.ts'
import { dryRunRule } from './dry-run.ts'
import { internalParentNamespaceRule, internalParentRule } from './internal-parent.ts'
import { policyDryRunAction, policyDryRunValue } from './policy-dry-run.ts'
import { unreadableValue } from './unreadable-value.ts'

export const rules: readonly Rule[] = [
  dryRunRule,
  policyDryRunValue,
  policyDryRunAction,
  alwaysRejectRule,
  internalParentRule,
  internalParentNamespaceRule,
  unreadableValue,
]
