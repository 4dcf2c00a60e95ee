import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'

export type Action = 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM'

/** An AuthorizationPolicy's spec as the webhook reads it; absent lists are empty. */
export interface PolicySpec {
  readonly action: Action
  readonly provider?: { readonly name: string }
  readonly rules: readonly PolicyRule[]
}

export interface PolicyRule {
  readonly from: readonly { readonly source?: Source }[]
  readonly to: readonly { readonly operation?: Operation }[]
  readonly when: readonly Condition[]
}

export interface Condition {
  readonly key: string
  readonly values: readonly string[]
  readonly notValues: readonly string[]
}

export const sourceFields = [
  'principals',
  'notPrincipals',
  'requestPrincipals',
  'notRequestPrincipals',
  'namespaces',
  'notNamespaces',
  'serviceAccounts',
  'notServiceAccounts',
  'trustDomains',
  'notTrustDomains',
  'ipBlocks',
  'notIpBlocks',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
] as const

export type SourceField = (typeof sourceFields)[number]
export type Source = Readonly<Record<SourceField, readonly string[]>>

export const operationFields = [
  'ports',
  'notPorts',
  'methods',
  'notMethods',
  'paths',
  'notPaths',
  'hosts',
  'notHosts',
] as const

export type OperationField = (typeof operationFields)[number]
export type Operation = Readonly<Record<OperationField, readonly string[]>>

type Page = Omit<WebhookRule<PolicySpec>, 'kinds' | 'check'>

/** A webhook rule about an AuthorizationPolicy as a whole. */
export function policyRule(rule: Omit<WebhookRule<PolicySpec>, 'kinds'>) {
  return webhookRule({ ...rule, kinds: ['AuthorizationPolicy'] })
}

/** A webhook rule about each source that a rule of a policy names. */
export function sourceRule(
  rule: Page & { check(source: Source, path: Path, report: Report, spec: PolicySpec): void },
) {
  return policyRule({
    ...rule,
    check({ spec }, report) {
      for (const [i, { from }] of spec.rules.entries())
        for (const [j, { source }] of from.entries())
          if (source) rule.check(source, ['spec', 'rules', i, 'from', j, 'source'], report, spec)
    },
  })
}

/** A webhook rule about each operation that a rule of a policy names. */
export function operationRule(
  rule: Page & { check(operation: Operation, path: Path, report: Report): void },
) {
  return policyRule({
    ...rule,
    check({ spec }, report) {
      for (const [i, { to }] of spec.rules.entries())
        for (const [j, { operation }] of to.entries())
          if (operation) rule.check(operation, ['spec', 'rules', i, 'to', j, 'operation'], report)
    },
  })
}

/** A webhook rule about each condition of a rule of a policy. */
export function conditionRule(
  rule: Page & { check(condition: Condition, path: Path, report: Report, spec: PolicySpec): void },
) {
  return policyRule({
    ...rule,
    check({ spec }, report) {
      for (const [i, { when }] of spec.rules.entries())
        for (const [k, condition] of when.entries())
          rule.check(condition, ['spec', 'rules', i, 'when', k], report, spec)
    },
  })
}
