import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { kindKey } from '../kinds/kind-key.ts'
import type { Resource } from '../model/resource.ts'
import type { Reference } from '../references/reference.ts'
import type { Referent } from '../references/reference-grants.ts'
import { referencesOf } from '../references/references-of.ts'
import { isOfMesh } from './allow-backend.ts'

const referrers = new Set([
  `Gateway.${gatewayApiGroup}`,
  'ListenerSet',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
])

/** The references of a resource that need a grant where they lead into another namespace. */
export function grantable(from: Resource): readonly Reference[] {
  if (!referrers.has(kindKey(from)) || isOfMesh(from)) return []
  return referencesOf(from).filter(it => it.path[1] !== 'parentRefs' && !it.isHost)
}

/** What a reference leads to, where that is something that a ReferenceGrant can open. */
export function referentOf(reference: Reference | undefined): Referent | undefined {
  if (!reference) return undefined
  const { kind, namespace, name } = reference.target
  if (namespace === undefined || name === '') return undefined
  return kind === 'Service' || kind === 'Secret' || kind === 'ConfigMap'
    ? { kind, namespace, name }
    : undefined
}
