import { completeFilter, type FilterCompletion } from '../filter/complete-filter.ts'
import { filterValues } from '../filter/filter-values.ts'
import { quick } from './question.ts'

export interface FilterCompletionAsk {
  readonly text: string
  /** A UTF-16 offset in the text. */
  readonly cursor: number
}

/** What can be typed in a filter at the cursor. */
export const filterCompletion = quick(
  ['model', 'diagnostics'],
  ({ model, diagnostics }, { text, cursor }: FilterCompletionAsk): readonly FilterCompletion[] =>
    completeFilter(text, cursor, filterValues(model, diagnostics)),
)
