/** A filter as it was read: it matches what all terms of any one alternative hold for. One without terms matches everything. */
export interface Filter {
  readonly alternatives: readonly (readonly Term[])[]
  /** What could not be used, in the order of the text. */
  readonly problems: readonly FilterProblem[]
}

/** One condition. UTF-16 offsets in the text, end exclusive. */
export interface Term {
  readonly from: number
  readonly to: number
  readonly isNegated: boolean
  /** Undefined for a word by itself. */
  readonly key: FilterKey | undefined
  /** One of them has to be met. */
  readonly values: readonly FilterValue[]
}

export interface FilterValue {
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface FilterProblem {
  readonly from: number
  readonly to: number
  readonly message: string
}

/** What can be asked for, in the order in which it is offered. */
export const filterKeys = [
  'kind',
  'name',
  'namespace',
  'host',
  'gateway',
  'service',
  'subset',
  'port',
  'problem',
  'changed',
  'file',
] as const

export type FilterKey = (typeof filterKeys)[number]

export function isFilterKey(text: string): text is FilterKey {
  return (filterKeys as readonly string[]).includes(text)
}

/** Whether nothing is asked for, so that everything matches. */
export function isEmpty({ alternatives }: Filter): boolean {
  return alternatives.length === 0
}

/** Whether a filter asks for anything by a key: it is more than words to search for. */
export function hasKeys({ alternatives }: Filter): boolean {
  return alternatives.some(terms => terms.some(it => it.key !== undefined))
}

/** Whether a filter asks for something by a key, so that what it takes has to be found out. */
export function asksFor({ alternatives }: Filter, key: FilterKey): boolean {
  return alternatives.some(terms => terms.some(it => it.key === key))
}
