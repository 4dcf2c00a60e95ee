import type { Home } from '../../model/hosts.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Place } from '../../model/resource.ts'
import type { Destination, Mirror } from '../../model/virtual-services.ts'

/** A rule of HTTP as it takes effect: one of the VirtualService's own, or a delegate's merged with the rule that led to it. */
export interface EffectiveRule {
  /** Where it is written, the delegate's place for a merged one. */
  readonly place: Place
  /** The rule that delegates, where there is one. */
  readonly root: Place | undefined
  readonly name: string
  readonly matches: readonly EffectiveMatch[]
  readonly destinations: readonly WrittenIn<Destination>[]
  readonly mirrors: readonly WrittenIn<Mirror>[]
  readonly redirect: JsonMap | undefined
  readonly directResponse: JsonMap | undefined
  readonly rewrite: JsonMap | undefined
  /** The rest: timeout, retries, fault, corsPolicy, headers. */
  readonly value: JsonMap
  /** Whose namespace the names of Gateways in its matches are read in. */
  readonly namespace: string
}

export interface EffectiveMatch {
  readonly place: Place
  readonly value: JsonMap
}

/** A destination with the namespace in which its short name is resolved: that of the object that wrote it. */
export type WrittenIn<T> = T & Home
