import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { identifyFiles } from '../model/locate.ts'
import { mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { addResource } from './add-resource.ts'
import { insertItem } from './insert-item.ts'
import type { Operation } from './operation.ts'

/** A reference of the Gateway API into another namespace. */
export interface GrantedReference {
  /** Who refers: one of the Gateway API's kinds. */
  readonly from: { readonly kind: string; readonly namespace: string }
  /** What is referred to, of the core group. */
  readonly to: { readonly kind: string; readonly namespace: string; readonly name: string }
}

/**
 * Lets objects of a kind and namespace refer to one object of another namespace, and to nothing more: an existing ReferenceGrant
 * there is added to where that opens nothing else, else one is written beside those that are there, or beside the object.
 */
export function allowReference(reference: GrantedReference): Operation {
  const { from, to } = reference
  return {
    title: `Let ${from.kind}s of ${from.namespace} refer to ${to.kind} ${to.name}`,
    run(files, settings = defaultSettings) {
      const all = identifyFiles(files, settings).flatMap(it => it.resources)
      const grants = all.filter(it => it.kind === 'ReferenceGrant' && it.namespace === to.namespace)
      for (const addition of grants.flatMap(it => additionTo(it, reference))) {
        const result = addition.run(files, settings)
        if (result.ok) return result
      }
      return addResource({
        kind: 'ReferenceGrant',
        apiVersion: `${gatewayApiGroup}/v1beta1`,
        name: `${to.name}-from-${from.namespace}`,
        namespace: to.namespace,
        file: (grants[0] ?? nearest(all, reference))?.file,
        template: { from: [fromEntry(reference)], to: [toEntry(reference)] },
      }).run(files, settings)
    },
  }
}

function fromEntry({ from }: GrantedReference) {
  return { group: gatewayApiGroup, kind: from.kind, namespace: from.namespace }
}

function toEntry({ to }: GrantedReference) {
  return { group: '', kind: to.kind, name: to.name }
}

/** Whoever a grant names may refer to all that it names: one side may only grow where the other is just what is wanted. */
function additionTo(grant: Resource, reference: GrantedReference): Operation[] {
  const from = mapsAt(grant.spec, 'from')
  const to = mapsAt(grant.spec, 'to')
  const { from: who, to: what } = reference
  const isWho =
    from.length === 1 &&
    from.every(
      it =>
        textAt(it, 'group') === gatewayApiGroup &&
        textAt(it, 'kind') === who.kind &&
        textAt(it, 'namespace') === who.namespace,
    )
  const isWhat =
    to.length === 1 &&
    to.every(
      it =>
        (textAt(it, 'group') ?? '') === '' &&
        textAt(it, 'kind') === what.kind &&
        textAt(it, 'name') === what.name,
    )
  const most = 16
  if (isWho && to.length > 0 && to.length < most)
    return [insertItem({ resource: grant.id, path: ['spec', 'to'] }, to.length, toEntry(reference))]
  if (isWhat && from.length > 0 && from.length < most)
    return [insertItem({ resource: grant.id, path: ['spec', 'from'] }, from.length, fromEntry(reference))]
  return []
}

/** What is in the namespace of the object, the object itself first; else who refers to it. */
function nearest(all: readonly Resource[], { from, to }: GrantedReference): Resource | undefined {
  const beside = all.filter(it => it.namespace === to.namespace)
  return (
    beside.find(it => it.kind === to.kind && it.name === to.name) ??
    beside[0] ??
    all.find(it => it.kind === from.kind && it.namespace === from.namespace)
  )
}
