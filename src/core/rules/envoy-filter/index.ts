import { selectorRules } from '../checks/selector-rules.ts'
import type { Rule } from '../define-rule.ts'
import { goodEnvoyFilter } from '../schema/good-policies.ts'
import { filterName, filterNameOld, filterNoEffect, matchForeign, subFilter } from './patch-match.ts'
import {
  applyTo,
  operation,
  patchRequired,
  proxyVersionLong,
  proxyVersionRegex,
  valueRequired,
} from './patch-shape.ts'
import { internalDetails, valueNoTypedConfig, valueType, valueUnknownField } from './patch-value.ts'

/** What istiod's `ValidateEnvoyFilter` asks, as far as it can be told without the descriptions of Envoy's messages. */
export const rules: readonly Rule[] = [
  internalDetails,
  ...selectorRules('envoy-filter', 'EnvoyFilter', 'workloadSelector.labels', goodEnvoyFilter),
  applyTo,
  patchRequired,
  operation,
  valueRequired,
  proxyVersionRegex,
  proxyVersionLong,
  matchForeign,
  filterNoEffect,
  filterName,
  subFilter,
  filterNameOld,
  valueType,
  valueUnknownField,
  valueNoTypedConfig,
]
