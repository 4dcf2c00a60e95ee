import { selectorRules } from '../checks/selector-rules.ts'
import { targetRules } from '../checks/target-rules.ts'
import type { Rule } from '../define-rule.ts'
import { customNoRules, customProvider, customSource, customWhen, providerAction } from './custom.ts'
import { denyNoRules, denyTcp } from './deny.ts'
import { external, readers } from './good-examples.ts'
import { emptyValue, operationEmpty, pathTemplate, port, toOperationRequired } from './operation.ts'
import {
  fromSourceRequired,
  ip,
  serviceAccount,
  sourceAccountsMixed,
  sourceEmpty,
  trustDomain,
} from './source.ts'
import { whenKey, whenNotValue, whenValue, whenValues } from './when.ts'

/** What istiod's `ValidateAuthorizationPolicy` asks, in its order. */
export const rules: readonly Rule[] = [
  ...targetRules('authorization-policy', 'AuthorizationPolicy', external),
  ...selectorRules('authorization-policy', 'AuthorizationPolicy', 'selector.matchLabels', readers),
  customNoRules,
  customProvider,
  customSource,
  customWhen,
  providerAction,
  denyNoRules,
  fromSourceRequired,
  sourceAccountsMixed,
  sourceEmpty,
  ip,
  serviceAccount,
  trustDomain,
  toOperationRequired,
  operationEmpty,
  port,
  pathTemplate,
  emptyValue,
  whenKey,
  whenValues,
  whenValue,
  whenNotValue,
  denyTcp,
]
