import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'

/** A WebAssembly module as the webhook reads it; absent texts are empty. */
export interface WasmModule {
  readonly url: string
  readonly sha256: string
  readonly imagePullSecret: string
  readonly pluginName: string
  readonly vmConfig?: { readonly env: readonly EnvironmentVariable[] }
}

export interface EnvironmentVariable {
  readonly name: string
  readonly valueFrom: string
  readonly value: string
}

interface TrafficMatch {
  readonly ports: readonly { readonly number: number }[]
}

/** A WasmPlugin is a module; a TrafficExtension holds one, or a Lua script. */
export type ExtensionSpec = WasmModule & {
  readonly match: readonly TrafficMatch[]
  readonly wasm?: WasmModule
  readonly lua?: { readonly inlineCode: string }
}

type Page = Omit<WebhookRule<ExtensionSpec>, 'kinds' | 'check' | 'severity'>

/** A webhook rule about the module of a WasmPlugin or a TrafficExtension. */
export function moduleRule(rule: Page & { check(module: WasmModule, path: Path, report: Report): void }) {
  return webhookRule<ExtensionSpec>({
    ...rule,
    severity: 'error',
    kinds: ['WasmPlugin', 'TrafficExtension'],
    check({ kind, spec }, report) {
      if (kind === 'WasmPlugin') rule.check(spec, ['spec'], report)
      else if (spec.wasm) rule.check(spec.wasm, ['spec', 'wasm'], report)
    },
  })
}

/** A webhook rule about a TrafficExtension as a whole. */
export function trafficExtensionRule(rule: Page & Pick<WebhookRule<ExtensionSpec>, 'check'>) {
  return webhookRule<ExtensionSpec>({ ...rule, severity: 'error', kinds: ['TrafficExtension'] })
}
