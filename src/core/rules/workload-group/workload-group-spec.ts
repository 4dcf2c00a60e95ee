import { isLabelKey, isLabelValue } from '../../syntax/label-map.ts'
import type { WebhookRule } from '../engine/webhook-rule.ts'
import { webhookRule } from '../engine/webhook-rule.ts'

/** A WorkloadGroup's spec as the webhook reads it; absent texts are empty, absent numbers 0. */
export interface WorkloadGroupSpec {
  readonly template?: object
  readonly metadata?: { readonly labels: { readonly [key: string]: string } }
  readonly probe?: Probe
}

export interface Probe {
  readonly initialDelaySeconds: number
  readonly timeoutSeconds: number
  readonly periodSeconds: number
  readonly successThreshold: number
  readonly failureThreshold: number
  readonly httpGet?: {
    readonly port: number
    readonly scheme: string
    readonly httpHeaders: readonly { readonly name: string }[]
  }
  readonly tcpSocket?: { readonly port: number }
  readonly exec?: { readonly command: readonly string[] }
}

type Page = Omit<WebhookRule<WorkloadGroupSpec>, 'kinds' | 'severity' | 'isSkipped'>

/** A webhook rule about a WorkloadGroup. */
export function workloadGroupRule(rule: Page & Pick<WebhookRule<WorkloadGroupSpec>, 'isSkipped'>) {
  return webhookRule({ ...rule, severity: 'error', kinds: ['WorkloadGroup'] })
}

/** A webhook rule about the probe. Without a template, or with a malformed label, Istio does not come to it. */
export function probeRule(rule: Page) {
  return workloadGroupRule({
    ...rule,
    isSkipped: ({ spec }) => !spec.template || hasBadLabel(spec),
  })
}

function hasBadLabel({ metadata }: WorkloadGroupSpec): boolean {
  return Object.entries(metadata?.labels ?? {}).some(
    ([key, value]) => !isLabelKey(key) || !isLabelValue(value),
  )
}
