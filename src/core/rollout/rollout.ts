import type { Resource } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import type { StageName } from './stages.ts'

/** A change as steps, each of which leaves the cluster in a state of its own. Plain data: it crosses the worker. */
export interface Rollout {
  readonly steps: readonly RolloutStep[]
  /** What is not shown by tracing or has no part in the steps, a sentence each. */
  readonly limits: readonly string[]
}

/** Why there are no steps. */
export interface NoRollout {
  readonly refuse: string
}

export interface RolloutStep {
  /** `Add DestinationRule reviews`. */
  readonly title: string
  /** Why it has this place. */
  readonly why: string
  readonly stage: StageName
  readonly action: 'apply' | 'delete'
  readonly objects: readonly StepObject[]
  /** What goes wrong behind this step and comes right by a later one; none where it is safe. */
  readonly breaks: readonly StepBreak[]
}

export interface StepObject extends Pick<Resource, 'id' | 'kind' | 'apiVersion' | 'name'> {
  /** The one that its text names; kubectl's own where there is none. */
  readonly namespace: string | undefined
  /** The document as it is applied, comments and layout included; of one that is deleted, as it was. */
  readonly text: string
  /** Not as it will be in the end: it holds what was and what will be, until a later step. */
  readonly isWider: boolean
}

/** A request that is answered before and after the change, and not as either of them in between. */
export interface StepBreak {
  readonly request: Request
  /** The selector of the gateway workload, or the workload of the mesh that calls. */
  readonly gateway: string | undefined
  readonly from: string | undefined
  /** It is not answered; else it ends where it ends neither before nor after. */
  readonly fails: boolean
  /** Where it ends before, in between and after, as `meetsExpectation` reads it. */
  readonly before: string
  readonly between: string
  readonly after: string
  /** The number of the step, from 1, behind which it is right again. */
  readonly until: number
  /** Why it cannot be helped, where that is known. */
  readonly why: string | undefined
}
