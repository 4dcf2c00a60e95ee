import { selectorRules } from '../checks/selector-rules.ts'
import { targetRules } from '../checks/target-rules.ts'
import type { Rule } from '../define-rule.ts'
import { goodRequestAuthentication } from '../schema/good-policies.ts'
import { tokens } from './good-examples.ts'
import { jwks, jwksPrivate, jwksUri, timeout } from './keys.ts'
import {
  audience,
  claimHeaderEmpty,
  claimHeaderName,
  fromCookie,
  fromHeader,
  fromParam,
  issuerOrUri,
} from './tokens.ts'

/** What istiod's `ValidateRequestAuthentication` asks, in its order. */
export const rules: readonly Rule[] = [
  ...targetRules('request-authentication', 'RequestAuthentication', tokens),
  ...selectorRules(
    'request-authentication',
    'RequestAuthentication',
    'selector.matchLabels',
    goodRequestAuthentication,
  ),
  audience,
  issuerOrUri,
  jwksUri,
  jwks,
  fromHeader,
  fromParam,
  fromCookie,
  claimHeaderEmpty,
  claimHeaderName,
  timeout,
  jwksPrivate,
]
