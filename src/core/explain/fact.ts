import type { Place } from '../model/resource.ts'

/** Something that holds for a request on its way to the destination. */
export interface Fact {
  readonly name: string
  readonly text: string
  /** Whether nobody wrote it: it is what Istio does by itself. */
  readonly isDefault?: true
  readonly place?: Place
}
