import { selectorRules } from '../checks/selector-rules.ts'
import { targetRules } from '../checks/target-rules.ts'
import type { Rule } from '../define-rule.ts'
import { goodTrafficExtension, goodWasmPlugin } from '../schema/good-policies.ts'
import {
  envDuplicate,
  envHostValue,
  envName,
  matchPort,
  pluginName,
  pullSecret,
  sha256,
  url,
} from './module.ts'
import { exactlyOne, luaEmpty, luaSize } from './traffic-extension.ts'

/** What istiod's `ValidateWasmPlugin` and `ValidateTrafficExtension` ask. */
export const rules: readonly Rule[] = [
  ...targetRules('wasm-plugin', 'WasmPlugin', goodWasmPlugin),
  ...selectorRules('wasm-plugin', 'WasmPlugin', 'selector.matchLabels', goodWasmPlugin),
  ...targetRules('traffic-extension', 'TrafficExtension', goodTrafficExtension),
  ...selectorRules('traffic-extension', 'TrafficExtension', 'selector.matchLabels', goodTrafficExtension),
  exactlyOne,
  luaEmpty,
  luaSize,
  url,
  sha256,
  pullSecret,
  pluginName,
  envName,
  envDuplicate,
  envHostValue,
  matchPort,
]
