import {
  type CanaryStep,
  defaultSteps,
  likelyCanary,
  planCanary,
  shareOf,
} from '../../../core/canary/plan-canary.ts'
import type { Split } from '../../../core/canary/read-split.ts'

/** What the user chose for a rule's plan; what is absent follows from the file. */
export interface PlanChoices {
  readonly percents?: readonly number[]
  /** The canary's name among the destinations. */
  readonly canary?: string
  /** The weights before the first step was made. */
  readonly start?: readonly number[]
}

/** A plan beside the weights that the file has now. */
export interface FollowedPlan {
  readonly canary: number
  readonly percents: readonly number[]
  readonly steps: readonly CanaryStep[]
  /** What a step's weights add up to. */
  readonly total: number
  /** The weights a rollback goes back to. */
  readonly start: readonly number[]
  /** The step the file is at, from 0; undefined where it is at none of them. */
  readonly at: number | undefined
  readonly atStart: boolean
  /** The step to take next, from 0; undefined at the end. */
  readonly next: number | undefined
}

/** Where a rule stands in its plan. The start is kept while the weights are some share of the canary's on top of it. */
export function followPlan(split: Split, choices: PlanChoices): FollowedPlan {
  const { weights } = split
  const percents = choices.percents ?? defaultSteps
  const chosen = split.destinations.findIndex(it => it.name === choices.canary)
  const canary = chosen < 0 ? likelyCanary(split) : chosen
  const start = choices.start && startsFrom(choices.start, weights, canary) ? choices.start : weights
  const { steps, total } = planCanary(start, canary, percents)
  const found = steps.findIndex(it => sameWeights(it.weights, weights))
  const at = found < 0 ? undefined : found
  return {
    canary,
    percents,
    steps,
    total,
    start,
    at,
    atStart: sameWeights(start, weights),
    next: nextOf(steps, at, shareOf(weights, canary)),
  }
}

export function sameWeights(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((it, i) => it === b[i])
}

function startsFrom(start: readonly number[], weights: readonly number[], canary: number): boolean {
  if (start.length !== weights.length) return false
  if (sameWeights(start, weights)) return true
  const percent = shareOf(weights, canary) * 100
  const whole = Math.round(percent)
  const { steps } = planCanary(start, canary, [whole])
  return steps.some(it => sameWeights(it.weights, weights))
}

/** The one behind the present step; else the first that gives the canary more than it has. */
function nextOf(steps: readonly CanaryStep[], at: number | undefined, share: number): number | undefined {
  const next = at === undefined ? steps.findIndex(it => it.percent > share * 100) : at + 1
  return next >= 0 && next < steps.length ? next : undefined
}
