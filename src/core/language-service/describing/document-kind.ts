import type { Kind } from '../../kinds/field.ts'
import type { GatewayApiChannel } from '../../kinds/gateway-api/channel.ts'
import { kindNamed, kindOf } from '../../kinds/index.ts'
import { type KubernetesKind, kubernetesKindOf, kubernetesKinds } from '../../kinds/kubernetes.ts'

/** A kind that is described, whosever it is. */
export type DescribedKind = Kind | KubernetesKind

/** The described kind of an object by what it says of itself; by the kind alone where it names no version yet. */
export function describedKind(
  apiVersion: string | undefined,
  kind: string | undefined,
  channel: GatewayApiChannel = 'standard',
): DescribedKind | undefined {
  if (kind === undefined) return undefined
  if (apiVersion) return kindOf(apiVersion, kind, channel) ?? kubernetesKindOf(apiVersion, kind)
  return kindNamed(kind, channel) ?? kubernetesKinds.find(it => it.kind === kind)
}

/** What a document says it is, from its lines alone, so that it is known while the document cannot be read. */
export function namedKind(lines: readonly string[]): {
  readonly apiVersion: string | undefined
  readonly kind: string | undefined
} {
  return { apiVersion: topLevel(lines, 'apiVersion'), kind: topLevel(lines, 'kind') }
}

function topLevel(lines: readonly string[], key: string): string | undefined {
  const line = lines.find(it => it.startsWith(`${key}:`))
  return line && /^[^:]+:\s*["']?([\w./-]+)/.exec(line)?.[1]
}
