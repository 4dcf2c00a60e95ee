import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { memoByKinds } from '../model/memo.ts'
import { effective, type Model } from '../model/model.ts'
import { mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'

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

/** The same for an InferencePool, the one backend of another group that a ReferenceGrant opens. */
export function isPoolGranted(model: Model, from: Referrer, namespace: string, name: string): boolean {
  return effective(model, 'ReferenceGrant').some(
    grant =>
      grant.namespace === namespace &&
      referrersOf(grant).some(it => it.kind === from.kind && it.namespace === from.namespace) &&
      mapsAt(grant.spec, 'to').some(
        it =>
          textAt(it, 'group') === inferenceGroup &&
          textAt(it, 'kind') === 'InferencePool' &&
          (textAt(it, 'name') ?? name) === name,
      ),
  )
}

export const inferenceGroup = 'inference.networking.k8s.io'

/** The ReferenceGrants that open an object of the core group, to one referrer or to any. Without a name: any object of the kind. */
export function grantsFor(
  model: Model,
  from: Referrer | undefined,
  to: Pick<Referent, 'kind' | 'namespace'> & { readonly name: string | undefined },
): readonly Resource[] {
  return effective(model, 'ReferenceGrant').filter(
    it =>
      it.namespace === to.namespace &&
      referentsOf(it).some(
        one => one.kind === to.kind && (to.name === undefined || one.name === '' || one.name === to.name),
      ) &&
      referrersOf(it).some(one => !from || (one.kind === from.kind && one.namespace === from.namespace)),
  )
}

/** The kinds of the Gateway API that a ReferenceGrant lets in, with their namespaces. */
export function referrersOf({ spec }: Resource): readonly Referrer[] {
  return mapsAt(spec, 'from')
    .filter(it => textAt(it, 'group') === gatewayApiGroup)
    .map(it => ({ kind: textAt(it, 'kind') ?? '', namespace: textAt(it, 'namespace') ?? '' }))
}

/** What of the core group a ReferenceGrant opens beside it. An empty name stands for all of the kind. */
export function referentsOf({ spec }: Resource): readonly { readonly kind: string; readonly name: string }[] {
  return mapsAt(spec, 'to')
    .filter(it => (textAt(it, 'group') ?? '') === '')
    .map(it => ({ kind: textAt(it, 'kind') ?? '', name: textAt(it, 'name') ?? '' }))
}

/** The names that are granted, by referrer and kind of target; the empty one stands for all. */
const grants = memoByKinds(['ReferenceGrant'], model => {
  const found = new Map<string, Set<string>>()
  for (const grant of effective(model, 'ReferenceGrant'))
    for (const from of referrersOf(grant))
      for (const { kind, name } of referentsOf(grant)) {
        const key = grantKey(from, { kind, namespace: grant.namespace })
        const names = found.get(key) ?? new Set()
        found.set(key, names.add(name))
      }
  return found
})

function grantKey(from: Referrer, to: { readonly kind: string; readonly namespace: string }): string {
  return [from.kind, from.namespace, to.kind, to.namespace].join('/')
}
