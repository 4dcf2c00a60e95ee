import { selectorRules } from '../checks/selector-rules.ts'
import type { Rule } from '../define-rule.ts'
import { concurrency, debugProxies } from './concurrency.ts'

/** What istiod's `ValidateProxyConfig` asks, in its order. */
export const rules: readonly Rule[] = [
  ...selectorRules('proxy-config', 'ProxyConfig', 'selector.matchLabels', debugProxies),
  concurrency,
]
