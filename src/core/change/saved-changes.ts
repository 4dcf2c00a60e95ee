import type { Model } from '../model/model.ts'
import { runSavedRequest, type SavedRequest } from '../saved/saved-request.ts'

/** A saved request that ends elsewhere than before. */
export interface SavedChange {
  readonly saved: SavedRequest
  /** Where it ended and ends, in the words of an expectation, or why it cannot be traced. */
  readonly before: string
  readonly after: string
  /** Whether it ends as is expected now; undefined where nothing is. */
  readonly met: boolean | undefined
}

/** Which of the saved requests end elsewhere with one configuration than with the other. */
export function savedChanges(
  before: Model,
  after: Model,
  requests: readonly SavedRequest[],
): readonly SavedChange[] {
  return requests.flatMap(saved => {
    const [was, is] = [runSavedRequest(before, saved), runSavedRequest(after, saved)]
    if (was.end === is.end) return []
    const met = is.status === 'open' ? undefined : is.status === 'met'
    return [{ saved, before: was.end, after: is.end, met }]
  })
}
