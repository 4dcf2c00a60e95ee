import { selectorRules } from '../checks/selector-rules.ts'
import { targetRules } from '../checks/target-rules.ts'
import type { Rule } from '../define-rule.ts'
import { goodTelemetry } from '../schema/good-policies.ts'
import { customMetric, providerName, tagName, tagRemoveValue, tagUpsertValue } from './metrics.ts'
import {
  customTagEmpty,
  customTagName,
  filter,
  sampling,
  tracingMultiple,
  tracingProviders,
} from './tracing.ts'

/** What istiod's `ValidateTelemetry` asks. */
export const rules: readonly Rule[] = [
  ...targetRules('telemetry', 'Telemetry', goodTelemetry),
  ...selectorRules('telemetry', 'Telemetry', 'selector.matchLabels', goodTelemetry),
  providerName,
  tagName,
  tagUpsertValue,
  tagRemoveValue,
  customMetric,
  tracingMultiple,
  tracingProviders,
  sampling,
  customTagName,
  customTagEmpty,
  filter,
]
