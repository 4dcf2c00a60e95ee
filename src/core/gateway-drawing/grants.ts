import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { effective, type Model } from '../model/model.ts'
import { mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'

/** What a reference leads to; all of these are of the core group. */
export interface Granted {
  readonly kind: 'Service' | 'Secret' | 'ConfigMap'
  readonly namespace: string
  /** Undefined for any of the namespace. */
  readonly name: string | undefined
}

/** The ReferenceGrants that let objects of a kind and namespace of the Gateway API refer to something, or to anything there. */
export function grantsFor(
  model: Model,
  from: { readonly kind: string; readonly namespace: string } | undefined,
  to: Granted,
): readonly Resource[] {
  return effective(model, 'ReferenceGrant').filter(
    it =>
      it.namespace === to.namespace &&
      mapsAt(it.spec, 'to').some(
        one =>
          (textAt(one, 'group') ?? '') === '' &&
          textAt(one, 'kind') === to.kind &&
          (to.name === undefined || (textAt(one, 'name') || to.name) === to.name),
      ) &&
      referrersOf(it).some(one => !from || (one.kind === from.kind && one.namespace === from.namespace)),
  )
}

/** The kinds of the Gateway API that a ReferenceGrant lets in, with their namespaces. */
export function referrersOf({
  spec,
}: Resource): readonly { readonly kind: string; readonly namespace: string }[] {
  return mapsAt(spec, 'from')
    .filter(it => textAt(it, 'group') === gatewayApiGroup)
    .map(it => ({ kind: textAt(it, 'kind') ?? '', namespace: textAt(it, 'namespace') ?? '' }))
}
