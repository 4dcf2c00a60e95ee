import type { Labels } from '../../model/read-value.ts'

/** A workload of the mesh that calls others: what Istio compares `exportTo`, selectors and the sources of matches with. */
export interface MeshWorkload {
  readonly namespace: string
  readonly labels: Labels
}
