import type { Resource } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import type { CanaryStep } from './plan-canary.ts'
import type { Split } from './read-split.ts'

/** A plan with the files it is about. */
export interface PlanContent {
  readonly files: Files
  readonly settings: AnalysisSettings
  readonly resource: Resource
  readonly split: Split
  readonly canary: number
  readonly steps: readonly CanaryStep[]
  /** The weights that a rollback goes back to. */
  readonly start: readonly number[]
}

/** A step as the files of a plan name it. */
export interface NamedStep {
  /** What is given to the script: `1`, `rollback`. */
  readonly id: string
  /** Of its files, without an ending: `01-5-percent`. */
  readonly stem: string
  /** `5 %`; nothing for the rollback. */
  readonly share: string
  readonly weights: readonly number[]
}
