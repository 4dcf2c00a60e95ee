import { cutTerms, type RawTerm } from './cut-terms.ts'
import {
  type Filter,
  type FilterKey,
  type FilterProblem,
  filterKeys,
  isFilterKey,
  type Term,
} from './filter.ts'

/** Nobody types more; what stands beyond is said and left out. */
const mostCharacters = 2000

/** Reads a filter. Whatever the text is, what can be used of it is; the rest is said where it stands. */
export function readFilter(text: string): Filter {
  const problems: FilterProblem[] = []
  if (text.length > mostCharacters)
    problems.push({
      from: mostCharacters,
      to: text.length,
      message: `A filter has at most ${mostCharacters.toLocaleString('en')} characters; the rest is left out.`,
    })
  const alternatives: Term[][] = [[]]
  let not: RawTerm | undefined
  let last: RawTerm | undefined
  for (const raw of cutTerms(text.slice(0, mostCharacters))) {
    if (raw.operator === 'NOT') not = raw
    else if (raw.operator === 'OR') {
      if (!last || last.operator === 'OR')
        problems.push({ ...placeOf(raw), message: 'OR stands between two terms.' })
      else alternatives.push([])
    } else if (raw.operator === undefined) {
      const term = readTerm(raw, not, problems)
      if (term) alternatives.at(-1)!.push(term)
      not = undefined
    }
    last = raw
  }
  if (not) problems.push({ ...placeOf(not), message: 'NOT stands in front of a term.' })
  if (last?.operator === 'OR') problems.push({ ...placeOf(last), message: 'OR stands between two terms.' })
  return {
    alternatives: alternatives.filter(it => it.length > 0),
    problems: problems.toSorted((a, b) => a.from - b.from),
  }
}

function readTerm(raw: RawTerm, not: RawTerm | undefined, problems: FilterProblem[]): Term | undefined {
  for (const it of raw.values)
    if (it.isOpen) problems.push({ ...placeOf(it), message: 'The quotation mark is not closed.' })
  const key = raw.key && keyNamed(raw.key.text)
  if (raw.key && !key) {
    problems.push({ ...placeOf(raw.key), message: unknownKey(raw.key.text) })
    return undefined
  }
  const values = raw.values.filter(it => it.text !== '').map(({ text, from, to }) => ({ text, from, to }))
  if (values.length === 0) {
    if (raw.key) problems.push({ ...placeOf(raw), message: `Expected a value after ${raw.key.text}:` })
    return undefined
  }
  return {
    from: not?.from ?? raw.from,
    to: raw.to,
    isNegated: raw.isNegated !== (not !== undefined),
    key,
    values,
  }
}

/** Other words for the keys, as kubectl and people have them. */
const otherNames: Readonly<Record<string, FilterKey>> = {
  ns: 'namespace',
  destination: 'service',
  hosts: 'host',
}

/** The key that a word before a colon means. */
export function keyNamed(text: string): FilterKey | undefined {
  const key = text.toLowerCase()
  if (isFilterKey(key)) return key
  return Object.hasOwn(otherNames, key) ? otherNames[key] : undefined
}

function unknownKey(text: string): string {
  const key = text.toLowerCase()
  const meant = filterKeys.find(it => it.startsWith(key) || key.startsWith(it))
  const words = text.length > 30 ? `${text.slice(0, 30)}…` : text
  return meant
    ? `There is no key ${words}. Did you mean ${meant}?`
    : `There is no key ${words}. Put text with a colon in quotation marks.`
}

function placeOf({ from, to }: { readonly from: number; readonly to: number }) {
  return { from, to }
}
