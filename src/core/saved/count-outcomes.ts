import type { SavedOutcome } from './saved-outcome.ts'

/** How many are as expected, of those of which anything is. */
export function countOutcomes(outcomes: readonly Pick<SavedOutcome, 'status'>[]): {
  readonly met: number
  readonly judged: number
} {
  const judged = outcomes.filter(it => it.status !== 'open')
  return { met: judged.filter(it => it.status === 'met').length, judged: judged.length }
}
