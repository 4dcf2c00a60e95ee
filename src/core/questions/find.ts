import { findInSteps, replaceInSteps } from '../find/find-in-files.ts'
import type { FindQuery, Found } from '../find/found-match.ts'
import type { FileChange } from '../text/file-change.ts'
import { inSteps } from './question.ts'

/** Where a text stands in the files. */
export const find = inSteps(
  ['documents'],
  function* ({ documents }, { query }: { readonly query: FindQuery }) {
    const found: Found = yield* findInSteps(documents, query)
    return found
  },
)

export interface ReplaceAsk {
  readonly query: FindQuery
  /** Matches that stay: `file:offset` each. */
  readonly except: readonly string[]
}

/** The changes that put another text in its place. */
export const replace = inSteps(['documents'], function* ({ documents }, { query, except }: ReplaceAsk) {
  const changes: readonly FileChange[] = yield* replaceInSteps(documents, query, except)
  return changes
})
