import type { JsonMap } from '../../model/read-value.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import type { CarriedField } from './carried.ts'

/** Which API a conversion leads to. */
export type Target = 'gateway-api' | 'istio'

export interface ConversionOptions {
  /** The objects to convert, with what belongs to them; undefined for all. */
  readonly only?: readonly ResourceId[] | undefined
  /**
   * How a prefix such as `/cart` is written for the Gateway API, whose prefixes take whole segments: `exact` as a regular expression
   * for the same paths, `segments` as a PathPrefix that does not take `/carts`. `exact` where it does not say.
   */
  readonly prefixes?: 'exact' | 'segments' | undefined
  /** Whether objects are converted of which a field cannot be carried: without the field. */
  readonly anyway?: boolean | undefined
}

/** What a conversion comes to. */
export interface Conversion {
  readonly target: Target
  /** The new objects; none where nothing is converted. */
  readonly objects: readonly MadeObject[]
  /** The objects that they stand for. */
  readonly converted: readonly ResourceId[]
  /** Those that stay as they are, since a field of theirs or of one that belongs to them cannot be carried. */
  readonly kept: readonly ResourceId[]
  readonly fields: readonly CarriedField[]
  /** What has to be put in its place on both sides before the routing can be compared. */
  readonly comparison: Comparison
}

/** A new object, and the one that it is made of: it comes into a file beside that one's, below its comments. */
export interface MadeObject {
  readonly value: JsonMap
  readonly of: Resource
  /** Others that it is made of too. */
  readonly with?: readonly Resource[]
}

/** How the routing before and after is made comparable. */
export interface Comparison {
  /** Put beside the files before and after: what is taken to be there. */
  readonly added: readonly JsonMap[]
  /** Put beside the files before alone: new objects that only give other names to what is there. */
  readonly addedBefore: readonly JsonMap[]
  /** Objects of the files as they are put on the side before: the same routing under the names that stand after. */
  readonly before: readonly Replacement[]
  /** New objects as they are put on the side after; the others stand as they are. */
  readonly after: ReadonlyMap<JsonMap, JsonMap>
  /** Hosts of the mesh of which calls to other ports than these are not compared. */
  readonly uncompared: readonly { readonly host: string; readonly ports: readonly number[] }[]
  /** Hosts of which only requests are compared that the files answer before: something that is not modelled answers the others. */
  readonly unserved?: readonly string[]
  /** What is not compared for that, a sentence each. */
  readonly notCompared?: readonly string[]
  /** What is taken for granted with that, a sentence each. */
  readonly assumed: readonly string[]
}

export interface Replacement {
  readonly id: ResourceId
  readonly value: JsonMap
}
