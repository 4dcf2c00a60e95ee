import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { defaultedSpec } from '../../model/defaulted.ts'
import { memoByValue } from '../../model/memo.ts'
import { integerAt, type JsonMap, mapAt, mapsAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Path } from '../../yaml/path.ts'
import type { RouteKind } from './kinds.ts'

/** A listener of a Gateway or ListenerSet as written, with its defaults. */
export interface Listener {
  readonly owner: Resource
  readonly path: Path
  readonly name: string
  readonly port: number
  readonly protocol: string
  /** Undefined for any. */
  readonly hostname: string | undefined
  readonly tls: JsonMap | undefined
  /** `allowedRoutes.namespaces`. */
  readonly namespaces: JsonMap
  /** The kinds of `allowedRoutes` that are of this group; others have their group in front. Empty for all. */
  readonly allowedKinds: readonly string[]
}

export const readListeners = memoByValue((owner): readonly Listener[] =>
  mapsAt(defaultedSpec(owner), 'listeners').map((value, index) => readListener(owner, value, index)),
)

/** A listener as it would be read in a Gateway or ListenerSet: `value` with its defaults. */
export function readListener(owner: Resource, value: JsonMap, index: number): Listener {
  const allowed = mapAt(value, 'allowedRoutes')
  return {
    owner,
    path: ['spec', 'listeners', index],
    name: textAt(value, 'name') ?? '',
    port: integerAt(value, 'port') ?? 0,
    protocol: textAt(value, 'protocol') ?? '',
    hostname: textAt(value, 'hostname') || undefined,
    tls: optionalMapAt(value, 'tls'),
    namespaces: mapAt(allowed, 'namespaces'),
    allowedKinds: mapsAt(allowed, 'kinds').map(kindName),
  }
}

function kindName(kind: JsonMap): string {
  const group = textAt(kind, 'group') ?? ''
  const name = textAt(kind, 'kind') ?? ''
  return group === gatewayApiGroup ? name : `${group}/${name}`
}

/** Whether TLS ends at the listener. */
export function terminates({ tls }: Listener): boolean {
  return tls !== undefined && textAt(tls, 'mode') === 'Terminate'
}

/** The routes that a listener takes, of those that its protocol can, and whether it asks for others as well (gatewaycommon/conversion.go). */
export function supportedKinds(listener: Listener): {
  readonly kinds: readonly RouteKind[]
  readonly areValid: boolean
} {
  const possible = kindsOf(listener)
  const { allowedKinds } = listener
  if (allowedKinds.length === 0) return { kinds: possible, areValid: true }
  const kinds = possible.filter(it => allowedKinds.includes(it))
  return { kinds, areValid: kinds.length === allowedKinds.length }
}

function kindsOf(listener: Listener): readonly RouteKind[] {
  switch (listener.protocol) {
    case 'HTTP':
    case 'HTTPS':
      return ['HTTPRoute', 'GRPCRoute']
    case 'TCP':
      return ['TCPRoute']
    case 'TLS':
      return terminates(listener) ? ['TLSRoute', 'TCPRoute'] : ['TLSRoute']
    default:
      return []
  }
}
