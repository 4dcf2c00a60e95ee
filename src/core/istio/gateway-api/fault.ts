import type { Referent, Referrer } from '../../references/reference-grants.ts'

/** Why a part of an object does not do what it says: the reason as the controller reports it, and a sentence of ours. */
export interface Fault {
  readonly reason: string
  readonly message: string
  /** What it refers to and the files do not have. */
  readonly missing?: { readonly kind: string; readonly namespace: string; readonly name: string }
  /** What a ReferenceGrant would have to allow. */
  readonly ungranted?: { readonly from: Referrer; readonly to: Referent }
}

/** Two faults at one place: the reason of the first is the one that is reported. */
export function joinFaults(first: Fault | undefined, second: Fault | undefined): Fault | undefined {
  if (!first || !second) return first ?? second
  return { ...first, message: `${first.message} ${second.message}` }
}

/** A reference into another namespace that no ReferenceGrant there allows. */
export function notGranted(from: Referrer, to: Referent): Fault {
  return {
    reason: 'RefNotPermitted',
    message: `${to.kind} ${to.namespace}/${to.name} is in another namespace, and no ReferenceGrant there lets ${withArticle(from.kind)} of namespace ${from.namespace} refer to it.`,
    ungranted: { from, to },
  }
}

/** A kind in a sentence: `an HTTPRoute`. */
export function withArticle(kind: string): string {
  return `${kind.startsWith('HTTP') ? 'an' : 'a'} ${kind}`
}
