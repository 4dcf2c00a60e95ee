import type { FilterCompletion } from '../../core/filter/complete-filter.ts'

/** One letter is the beginning of anything. */
const leastTyped = 2

/** More would not fit in a line. */
const mostOffered = 8

/** Of what the filter's language offers at the end of a query, what helps in the search: no keys for nothing, no value that stands there. */
export function searchCompletions(
  query: string,
  offered: readonly FilterCompletion[],
): readonly FilterCompletion[] {
  return offered
    .filter(it => {
      const isKey = it.insert.endsWith(':')
      return isKey ? it.to - it.from >= leastTyped : query.slice(it.from, it.to) !== it.insert
    })
    .slice(0, mostOffered)
}

/** The query with a completion taken; behind a value the next word may begin. */
export function withCompletion(query: string, { from, to, insert }: FilterCompletion): string {
  return `${query.slice(0, from)}${insert}${insert.endsWith(':') ? '' : ' '}${query.slice(to).trimStart()}`
}
