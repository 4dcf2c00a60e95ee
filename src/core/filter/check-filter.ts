import {
  type Filter,
  type FilterKey,
  type FilterProblem,
  type FilterValue,
  isFilterKey,
  type Term,
} from './filter.ts'
import type { FilterValues } from './filter-values.ts'
import { matchesGlob } from './glob.ts'
import { kindNames, kindsMeant } from './kind-names.ts'

/**
 * Everything there is to say of a filter: what could not be read, and values that nothing has, in the order of the text. Values
 * that nothing can ever have are left out of what is asked, as is a key without a value.
 */
export function checkFilter(filter: Filter, values: FilterValues): Filter {
  const problems = filter.alternatives.flatMap(terms =>
    terms.flatMap(({ key, values: asked }) => asked.flatMap(it => (key ? checkValue(key, it, values) : []))),
  )
  const wrong = new Set(problems.map(it => it.from))
  const usable = (terms: readonly Term[]) =>
    terms
      .map(term =>
        term.key && closed.has(term.key)
          ? { ...term, values: term.values.filter(it => !wrong.has(it.from)) }
          : term,
      )
      .filter(it => it.values.length > 0)
  return {
    alternatives: filter.alternatives.map(usable).filter(it => it.length > 0),
    problems: [...filter.problems, ...problems].toSorted((a, b) => a.from - b.from),
  }
}

/** Keys whose values are known beforehand, whatever the workspace has. */
const closed: ReadonlySet<FilterKey> = new Set(['kind', 'problem', 'changed', 'port'])

function checkValue(key: FilterKey, value: FilterValue, values: FilterValues): readonly FilterProblem[] {
  const message = messageFor(key, value.text, values)
  return message === undefined ? [] : [{ from: value.from, to: value.to, message }]
}

function messageFor(key: FilterKey, text: string, values: FilterValues): string | undefined {
  const known = values[key].map(it => it.text)
  const word = text.length > 40 ? `${text.slice(0, 40)}…` : text
  switch (key) {
    case 'kind': {
      const all = [...known, ...kindNames]
      return kindsMeant(text).some(it => all.some(kind => matchesGlob(kind, it)))
        ? undefined
        : `There is no kind ${word}.`
    }
    case 'changed':
      return /^(yes|no)$/i.test(text) ? undefined : 'Expected yes or no after changed:'
    case 'problem':
      return known.some(it => matchesGlob(it, text)) || text.includes('/') || /^ist\d+$/i.test(text)
        ? undefined
        : 'Expected error, warning, info, any, none or the name of a check after problem:'
    case 'port':
      return /^[\d*]+$/.test(text) ? undefined : 'Expected a port number after port:'
    case 'namespace':
      return known.some(it => matchesGlob(it, text)) ? undefined : `No resource is in namespace ${word}.`
    case 'subset':
      return known.some(it => matchesGlob(it, text)) ? undefined : `No subset is named ${word}.`
    case 'gateway':
      return known.some(it => matchesGlob(it, text) || matchesGlob(it.slice(it.indexOf('/') + 1), text))
        ? undefined
        : `No resource names a Gateway ${word}.`
    case 'name':
    case 'host':
    case 'service':
    case 'file':
      return undefined
  }
}

/** The text of a value as it has to be written in a filter: in quotation marks where it would be cut. */
export function writeValue(text: string): string {
  const isPlain = !/[\s,"\\]/.test(text) && !text.startsWith('-') && !isFilterKey(text.split(':', 1)[0] ?? '')
  return isPlain ? text : `"${text.replaceAll(/["\\]/g, it => `\\${it}`)}"`
}
