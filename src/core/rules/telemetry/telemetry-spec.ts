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
