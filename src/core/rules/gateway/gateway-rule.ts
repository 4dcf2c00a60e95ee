import type { Path } from '../../yaml/path.ts'
import { inboundListeners } from '../checks/inbound-listeners.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookObject, type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'

/** A Gateway's spec as the webhook reads it; absent texts are empty, absent numbers 0. */
export interface GatewaySpec {
  readonly servers: readonly Server[]
}

export interface Server {
  readonly port?: {
    readonly number: number
    readonly protocol: string
    readonly name: string
    readonly targetPort: number
  }
  readonly bind: string
  readonly hosts: readonly string[]
  readonly tls?: ServerTls
}

export interface ServerTls {
  readonly httpsRedirect: boolean
  readonly mode: string
  readonly serverCertificate: string
  readonly privateKey: string
  readonly caCertificates: string
  readonly caCrl: string
  readonly credentialName: string
  readonly credentialNames: readonly string[]
  readonly tlsCertificates: readonly CertificatePair[]
  readonly minProtocolVersion: string
  readonly cipherSuites: readonly string[]
}

export interface CertificatePair {
  readonly serverCertificate: string
  readonly privateKey: string
}

export type GatewayObject = WebhookObject<GatewaySpec>

/** A webhook rule about a Gateway as a whole. */
export function gatewayRule(rule: Omit<WebhookRule<GatewaySpec>, 'kinds'>) {
  return webhookRule({ ...rule, kinds: ['Gateway'] })
}

/** A webhook rule about each server of a Gateway. */
export function serverRule(
  rule: Omit<WebhookRule<GatewaySpec>, 'kinds' | 'check'> & {
    check(server: Server, path: Path, report: Report, gateway: GatewayObject): void
  },
) {
  return gatewayRule({
    ...rule,
    check(gateway, report) {
      for (const [i, server] of gateway.spec.servers.entries())
        rule.check(server, ['spec', 'servers', i], report, gateway)
    },
  })
}

/** A Sidecar's spec as far as it has TLS settings of the sort that servers have. */
interface ListenerSpec {
  readonly ingress: readonly { readonly port?: object; readonly tls?: ServerTls }[]
}

/** A webhook rule about the TLS settings of each server that has them, and of each inbound listener of a Sidecar. */
export function tlsRule(
  rule: Omit<WebhookRule<GatewaySpec>, 'kinds' | 'check'> & {
    check(tls: ServerTls, path: Path, report: Report): void
  },
) {
  return webhookRule<GatewaySpec | ListenerSpec>({
    onlyWith: ['tls'],
    ...(rule as Omit<WebhookRule<GatewaySpec | ListenerSpec>, 'kinds' | 'check'>),
    kinds: ['Gateway', 'Sidecar'],
    check({ spec }, report) {
      const holders =
        'servers' in spec
          ? spec.servers.map(({ tls }, i) => ({ tls, path: ['spec', 'servers', i] }))
          : inboundListeners(spec.ingress).map(({ listener: { tls }, path }) => ({ tls, path }))
      for (const { tls, path } of holders) if (tls) rule.check(tls, [...path, 'tls'], report)
    },
  })
}

/** A webhook rule about each host of each server. */
export function hostRule(
  rule: Omit<WebhookRule<GatewaySpec>, 'kinds' | 'check'> & {
    check(host: string, path: Path, report: Report, gateway: GatewayObject): void
  },
) {
  return serverRule({
    ...rule,
    check(server, path, report, gateway) {
      for (const [i, host] of server.hosts.entries()) rule.check(host, [...path, 'hosts', i], report, gateway)
    },
  })
}
