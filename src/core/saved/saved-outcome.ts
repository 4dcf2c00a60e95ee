import type { Model } from '../model/model.ts'
import { type ExpectationChoice, expectationChoices } from './expectation-choices.ts'
import { runSavedRequest, type SavedRequest } from './saved-request.ts'

/** How a saved request fares with the files as they are. Plain data: it crosses the worker. */
export interface SavedOutcome {
  readonly status: 'met' | 'missed' | 'open' | 'unreadable'
  /** Where it ends, in the words of an expectation; why it cannot be traced. */
  readonly end: string
  /** What can be expected of where it ends now. */
  readonly choices: readonly ExpectationChoice[]
}

/** Traces saved requests, each by itself: one that cannot be traced says so. */
export function savedOutcomes(model: Model, requests: readonly SavedRequest[]): SavedOutcome[] {
  return requests.map(it => {
    const result = runSavedRequest(model, it)
    const choices = result.status === 'unreadable' ? [] : expectationChoices(result.trace)
    return { status: result.status, end: result.end, choices }
  })
}
