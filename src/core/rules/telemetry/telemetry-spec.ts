import type { Path } from '../../yaml/path.ts'
import { type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'

interface Providers {
  readonly providers: readonly { readonly name: string }[]
}

/** A Telemetry's spec as the webhook reads it; absent texts are empty, absent messages undefined. */
export interface TelemetrySpec {
  readonly metrics: readonly (Providers & { readonly overrides: readonly Override[] })[]
  readonly tracing: readonly (Providers & {
    readonly randomSamplingPercentage?: number
    readonly customTags: { readonly [name: string]: CustomTag }
  })[]
  readonly accessLogging: readonly (Providers & { readonly filter?: { readonly expression: string } })[]
}

export interface Override {
  readonly match?: { readonly customMetric?: string }
  readonly tagOverrides: { readonly [name: string]: { readonly operation: string; readonly value: string } }
}

export interface CustomTag {
  readonly literal?: { readonly value: string }
  readonly environment?: { readonly name: string }
  readonly header?: { readonly name: string }
}

/** A webhook rule about a Telemetry. */
export function telemetryRule(rule: Omit<WebhookRule<TelemetrySpec>, 'kinds'>) {
  return webhookRule({ ...rule, kinds: ['Telemetry'] })
}

/** Every change of a metric, and where it is written. */
export function overridesOf(spec: TelemetrySpec): { readonly override: Override; readonly path: Path }[] {
  return spec.metrics.flatMap(({ overrides }, i) =>
    overrides.map((override, j) => ({ override, path: ['spec', 'metrics', i, 'overrides', j] })),
  )
}

/** Every tag that a metric is given or loses, and where it is written. */
export function tagOverridesOf(spec: TelemetrySpec) {
  return overridesOf(spec).flatMap(({ override, path }) =>
    Object.entries(override.tagOverrides).map(([tag, change]) => ({
      tag,
      ...change,
      path: [...path, 'tagOverrides', tag],
    })),
  )
}
