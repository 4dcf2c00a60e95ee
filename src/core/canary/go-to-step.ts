import type { Place } from '../model/resource.ts'
import type { Operation } from '../operations/operation.ts'
import { setWeights } from '../operations/set-weights.ts'

/** Writes the weights of a step of a canary release, under the step's name. */
export function goToStep(rule: Place, title: string, weights: readonly number[]): Operation {
  return { ...setWeights(rule, weights), title }
}
