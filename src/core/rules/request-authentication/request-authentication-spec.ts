import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'

/** A rule for tokens as the webhook reads it; absent texts are empty, an absent duration is undefined. */
export interface JwtRule {
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly jwksUri: string
  readonly jwks: string
  readonly fromHeaders: readonly { readonly name: string }[]
  readonly fromParams: readonly string[]
  readonly fromCookies: readonly string[]
  readonly outputClaimToHeaders: readonly { readonly header: string; readonly claim: string }[]
  readonly timeout: bigint | undefined
}

interface RequestAuthenticationSpec {
  readonly jwtRules: readonly JwtRule[]
}

/** A webhook rule about each of the tokens that a RequestAuthentication accepts. */
export function jwtRule(
  rule: Omit<WebhookRule<RequestAuthenticationSpec>, 'kinds' | 'check'> & {
    check(token: JwtRule, path: Path, report: Report): void
  },
) {
  return webhookRule<RequestAuthenticationSpec>({
    ...rule,
    kinds: ['RequestAuthentication'],
    check({ spec }, report) {
      for (const [i, token] of spec.jwtRules.entries()) rule.check(token, ['spec', 'jwtRules', i], report)
    },
  })
}
