import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { mapsAt, textAt } from '../../model/read-value.ts'

/** The object of the Gateway API that refers to something in another namespace. */
export interface Referrer {
  readonly kind: string
  readonly namespace: string
}

/** What is referred to; all of these are of the core group. */
export interface Referent {
  readonly kind: 'Service' | 'Secret' | 'ConfigMap'
  readonly namespace: string
  readonly name: string
}

/**
 * Whether a reference may lead into another namespace: a ReferenceGrant there says so, for the referrer's kind and namespace,
 * and for the target's kind, with its name or for all (gatewaycommon/references.go). Within one namespace none is needed.
 */
export function isGranted(model: Model, from: Referrer, to: Referent): boolean {
  if (from.namespace === to.namespace) return true
  const names = grants(model).get(grantKey(from, to))
  return names !== undefined && (names.has('') || names.has(to.name))
}

/** The names that are granted, by referrer and kind of target; the empty one stands for all. */
const grants = memoByKinds(['ReferenceGrant'], model => {
  const found = new Map<string, Set<string>>()
  for (const { spec, namespace } of effective(model, 'ReferenceGrant'))
    for (const from of mapsAt(spec, 'from')) {
      if (textAt(from, 'group') !== gatewayApiGroup) continue
      const referrer = { kind: textAt(from, 'kind') ?? '', namespace: textAt(from, 'namespace') ?? '' }
      for (const to of mapsAt(spec, 'to')) {
        if ((textAt(to, 'group') ?? '') !== '') continue
        const key = grantKey(referrer, { kind: textAt(to, 'kind') ?? '', namespace })
        const names = found.get(key) ?? new Set()
        found.set(key, names.add(textAt(to, 'name') ?? ''))
      }
    }
  return found
})

function grantKey(from: Referrer, to: { readonly kind: string; readonly namespace: string }): string {
  return [from.kind, from.namespace, to.kind, to.namespace].join('/')
}
