import { rolloutInSteps } from '../rollout/plan-rollout.ts'
import type { Files } from '../text/file-change.ts'
import { inSteps } from './question.ts'

export interface RolloutAsk {
  /** What is in the cluster now. */
  readonly before: Files
}

/** The steps that bring the files into a cluster that has other files, or why there are none. */
export const rollout = inSteps(
  ['files', 'settings'],
  function* ({ files, settings }, { before }: RolloutAsk) {
    return yield* rolloutInSteps({ before, after: files, settings })
  },
  'longest',
)
