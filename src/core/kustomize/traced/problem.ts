import type { WrittenAt } from './traced.ts'

/** Something about the kustomizations that the user should know, with its place. */
export interface KustomizeProblem {
  /** An error leaves nothing to show: kustomize would refuse it. A notice says what is not resolved here. */
  readonly severity: 'error' | 'notice'
  readonly message: string
  readonly at: WrittenAt
}

/** What kustomize would refuse. Thrown within this room only. */
export class KustomizeFault extends Error {
  readonly at: WrittenAt

  constructor(message: string, at: WrittenAt) {
    super(message)
    this.at = at
  }
}
