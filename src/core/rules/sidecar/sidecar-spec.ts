import type { Path } from '../../yaml/path.ts'
import { isBadSelector } from '../checks/selector-rules.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookObject, type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import type { ServerTls } from '../gateway/gateway-rule.ts'

/** A Sidecar's spec as the webhook reads it; absent texts are empty, absent numbers 0. */
export interface SidecarSpec {
  readonly workloadSelector?: { readonly labels: { readonly [key: string]: string } }
  readonly ingress: readonly Ingress[]
  readonly egress: readonly Egress[]
  readonly inboundConnectionPool?: object
  readonly outboundTrafficPolicy?: {
    readonly mode: string
    readonly egressProxy?: { readonly host: string; readonly port?: object }
  }
}

export interface ListenerPort {
  readonly number: number
  readonly name: string
  readonly protocol: string
  readonly targetPort: number
}

export interface Ingress {
  readonly port?: ListenerPort
  readonly bind: string
  readonly defaultEndpoint: string
  readonly tls?: ServerTls & { readonly subjectAltNames: readonly string[] }
  readonly connectionPool?: { readonly http?: object }
}

export interface Egress {
  readonly port?: ListenerPort
  readonly bind: string
  readonly captureMode: string
  readonly hosts: readonly string[]
}

export type SidecarObject = WebhookObject<SidecarSpec>

type Page = Omit<WebhookRule<SidecarSpec>, 'kinds' | 'check' | 'isSkipped'>

/** A webhook rule about a Sidecar as a whole. A malformed selector keeps Istio from all of them. */
export function sidecarRule(rule: Omit<WebhookRule<SidecarSpec>, 'kinds' | 'isSkipped'>) {
  return webhookRule({
    ...rule,
    kinds: ['Sidecar'],
    isSkipped: ({ spec }) => isBadSelector(spec.workloadSelector?.labels),
  })
}

/** A webhook rule about each inbound listener; Istio looks at nothing of one without a port. */
export function ingressRule(
  rule: Page & {
    check(listener: Ingress & { readonly port: ListenerPort }, path: Path, report: Report): void
  },
) {
  return sidecarRule({
    ...rule,
    check({ spec }, report) {
      for (const [i, listener] of spec.ingress.entries())
        if (listener.port) rule.check({ ...listener, port: listener.port }, ['spec', 'ingress', i], report)
    },
  })
}

/** A webhook rule about each outbound listener. */
export function egressRule(
  rule: Page & { check(listener: Egress, path: Path, report: Report, object: SidecarObject): void },
) {
  return sidecarRule({
    ...rule,
    check(object, report) {
      for (const [i, listener] of object.spec.egress.entries())
        rule.check(listener, ['spec', 'egress', i], report, object)
    },
  })
}

/** A webhook rule about the port of each listener, inbound and outbound. */
export function listenerPortRule(
  rule: Page & { check(port: ListenerPort, path: Path, report: Report): void },
) {
  return sidecarRule({
    ...rule,
    check({ spec }, report) {
      for (const [field, listeners] of [
        ['ingress', spec.ingress],
        ['egress', spec.egress],
      ] as const)
        for (const [i, { port }] of listeners.entries())
          if (port) rule.check(port, ['spec', field, i, 'port'], report)
    },
  })
}
