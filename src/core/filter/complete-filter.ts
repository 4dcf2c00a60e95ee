import { writeValue } from './check-filter.ts'
import { cutTerms, type RawTerm } from './cut-terms.ts'
import { type FilterKey, filterKeys } from './filter.ts'
import type { FilterChoice, FilterValues } from './filter-values.ts'
import { keyNamed } from './read-filter.ts'

/** Something to take at the cursor: the text from `from` to `to` becomes `insert`. */
export interface FilterCompletion {
  readonly label: string
  /** What a key looks at, or how many resources a value holds for. */
  readonly detail: string
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** What each key looks at, in a few words. */
export const keyWords: Readonly<Record<FilterKey, string>> = {
  kind: 'the kind of the resource',
  name: 'a part of its name',
  namespace: 'its namespace',
  host: 'a host it is for',
  gateway: 'a Gateway it is or names',
  service: 'a service it sends to',
  subset: 'a subset it sends to or defines',
  port: 'a port it has',
  problem: 'what the checks found',
  changed: 'whether it was changed',
  file: 'the file it is in',
}

const mostOffered = 50

/** What can be typed at the cursor: keys, then for a key the values that the workspace has. */
export function completeFilter(
  text: string,
  cursor: number,
  values: FilterValues,
): readonly FilterCompletion[] {
  const term = cutTerms(text.slice(0, Math.max(0, cursor))).find(it => it.to >= cursor && it.from < cursor)
  if (term?.key) return completeValue(term, term.key.text, values)
  const from = term ? term.from + (term.isNegated ? 1 : 0) : cursor
  const typed = text.slice(from, cursor).toLowerCase()
  return filterKeys
    .filter(it => it.startsWith(typed))
    .map(it => ({ label: `${it}:`, detail: keyWords[it], from, to: cursor, insert: `${it}:` }))
}

/** A filter without the word that is typed at its end, where that may become a key: nobody means `ki` by itself yet. */
export function withoutHalfKey(text: string, cursor: number): string {
  if (cursor < text.length) return text
  const last = cutTerms(text).at(-1)
  if (!last || last.to < text.length || last.key) return text
  const typed = text.slice(last.from + (last.isNegated ? 1 : 0)).toLowerCase()
  return filterKeys.some(it => it.startsWith(typed)) ? text.slice(0, last.from) : text
}

function completeValue(term: RawTerm, keyText: string, values: FilterValues): readonly FilterCompletion[] {
  const key = keyNamed(keyText)
  const value = term.values.at(-1)
  if (!key || !value) return []
  const typed = value.text.toLowerCase()
  const found = values[key].filter(it => it.text.toLowerCase().includes(typed))
  const begins = (it: FilterChoice) => it.text.toLowerCase().startsWith(typed)
  return [...found.filter(begins), ...found.filter(it => !begins(it))]
    .slice(0, mostOffered)
    .map(({ text, count }) => ({
      label: text,
      detail: count === undefined ? '' : `${count} ${count === 1 ? 'resource' : 'resources'}`,
      from: value.from,
      to: value.to,
      insert: writeValue(text),
    }))
}
