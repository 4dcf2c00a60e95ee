import { regexAutomaton } from '../language/regex-automaton.ts'
import { regexSamples } from '../language/regex-samples.ts'
import { pathDomain, type TextAtoms, type TextCondition, textAtoms } from '../language/text-atoms.ts'
import { type Automaton, headerValues, methods, queryValues } from '../language/text-automaton.ts'
import { isKnownMethod } from '../request/request.ts'
import { isClaim, isMet, type Literal, type Variable } from './match-literals.ts'

/** A value that a request can have, and what it asks of whoever writes it. */
export interface Choice {
  /** The lines of a header; one text for all else; undefined: it is not there. */
  readonly values: readonly string[] | undefined
  readonly cost: number
}

export interface Choices {
  readonly choices: readonly Choice[]
  /** Whether every way to meet and miss the conditions is among them. */
  readonly complete: boolean
}

/** The hosts that a virtual host answers for. */
export interface HostSpace {
  readonly domain: string
  /** Domains of other virtual hosts that lie within its own. */
  readonly others: readonly string[]
  answersFor(authority: string): boolean
}

/**
 * The values of one variable that meet what a match asks of it, one for each way to meet or miss what other matches ask.
 * `wanted` are the match's own conditions on it, `all` those of every match looked at.
 */
export function choicesFor(
  variable: Variable,
  wanted: readonly Literal[],
  all: readonly Literal[],
  hosts: HostSpace,
): Choices {
  const conditions = distinct(all.flatMap(it => it.condition ?? []))
  const fits = (values: readonly string[] | undefined) => wanted.every(it => isMet(it, values))
  switch (variable.of) {
    case 'path':
    case 'target': {
      const found = atomsOf(pathDomain(conditions), conditions, ['/'], wanted)
      // The whole target is only tried without query.
      return { ...priced(found, fits, pathCost), complete: found.complete && variable.of === 'path' }
    }
    case 'method':
      return priced(atomsOf(methods, conditions, usualMethods, wanted), fits, methodCost)
    case 'authority':
      return hostChoices(conditions, wanted, hosts, fits)
    case 'query':
      return queryChoices(variable, conditions, fits)
    case 'header':
      return headerChoices(variable, conditions, all, fits)
    case 'scheme':
      return { choices: [], complete: false }
  }
}

const usualMethods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND']

function atomsOf(
  domain: Automaton,
  conditions: readonly TextCondition[],
  preferred: readonly string[],
  literals: readonly Literal[],
): TextAtoms {
  const wanted = new Map<number, boolean>()
  for (const { condition, negated } of literals) {
    const index = condition ? conditions.findIndex(it => sameCondition(it, condition)) : -1
    if (index >= 0 && !wanted.has(index)) wanted.set(index, !negated)
  }
  const unread = conditions.filter(it => it.operator === 'regex' && !regexAutomaton(it.text))
  const samples = unread.flatMap(it => regexSamples(it.text))
  return textAtoms({ domain, conditions, wanted, preferred: [...preferred, ...samples] })
}

function priced(
  { atoms, complete }: TextAtoms,
  fits: (values: readonly string[]) => boolean,
  cost: (text: string) => number,
): Choices {
  const choices = atoms.filter(it => fits([it.text])).map(it => ({ values: [it.text], cost: cost(it.text) }))
  return { choices, complete }
}

function pathCost(path: string): number {
  return path.length + 3 * (path.split('%').length - 1) + 2 * (path.split('//').length - 1)
}

function methodCost(method: string): number {
  const usual = usualMethods.indexOf(method)
  return usual >= 0 ? usual : isKnownMethod(method) ? 12 : 40
}

function optional(
  { atoms, complete }: TextAtoms,
  fits: (values: readonly string[] | undefined) => boolean,
  cost: number,
): Choices {
  const choices: Choice[] = fits(undefined) ? [{ values: undefined, cost: 0 }] : []
  for (const { text } of atoms)
    if (fits([text])) choices.push({ values: [text], cost: cost + text.length + (text === '' ? 3 : 0) })
  return { choices, complete }
}

function queryChoices(
  { name }: Variable & { readonly name: string },
  conditions: readonly TextCondition[],
  fits: (values: readonly string[] | undefined) => boolean,
): Choices {
  const isPlain = (text: string) => /^[\x21-\x7e]*$/.test(text)
  // A name ends where a value or the next parameter begins.
  if (/[=&#]/.test(name)) return optional({ atoms: [], complete: true }, fits, 0)
  const found = isPlain(name)
    ? atomsOf(queryValues, conditions, ['1', 'a'], [])
    : { atoms: [], complete: false }
  const { choices, complete } = optional(found, fits, 4 + name.length)
  // What Envoy makes of other bytes in a query is not known here.
  return { choices, complete: complete && conditions.every(it => isPlain(it.text)) }
}

const mostSets = 300

/** A header may come in several lines, each of which may meet what the others miss. */
function headerChoices(
  variable: Variable & { readonly name: string },
  conditions: readonly TextCondition[],
  all: readonly Literal[],
  fits: (values: readonly string[] | undefined) => boolean,
): Choices {
  const claim = isClaim(variable)
  const sendable = claim || /^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(variable.name)
  const found = sendable ? atomsOf(headerValues, conditions, ['1', 'a'], []) : { atoms: [], complete: true }
  const cost = (claim ? 5000 : 8) + variable.name.length
  const single = optional(found, fits, cost)
  if (all.length < 2) return single
  const keyOf = (meets: readonly boolean[]) => meets.map(Number).join('')
  const known = new Set(found.atoms.map(it => keyOf(it.meets)))
  let sets = found.atoms.map(it => ({ values: [it.text], meets: it.meets }))
  const several: Choice[] = []
  let complete = found.complete
  while (sets.length > 0 && complete) {
    const larger: typeof sets = []
    for (const one of sets)
      for (const { text, meets } of found.atoms) {
        const united = meets.map((it, i) => it || one.meets[i] === true)
        if (known.has(keyOf(united))) continue
        known.add(keyOf(united))
        if (known.size > mostSets) complete = false
        else larger.push({ values: [...one.values, text], meets: united })
      }
    for (const { values } of larger)
      if (fits(values)) several.push({ values, cost: values.length * (cost + 6) + values.join('').length })
    sets = larger
  }
  return { choices: [...single.choices, ...several], complete }
}

/** Names of hosts: those that read well first, the others only where a condition asks for more. */
function hostChoices(
  conditions: readonly TextCondition[],
  wanted: readonly Literal[],
  { domain, others, answersFor }: HostSpace,
  fits: (values: readonly string[]) => boolean,
): Choices {
  const names = ['a', 'some.other', 'b', 'zz9', 'www', 'x-1'].map(it => concreteHost(domain, it))
  const preferred = [...names, `${names[0]}:80`].filter(answersFor)
  if (conditions.length === 0 && preferred[0])
    return { choices: [{ values: [preferred[0]], cost: 0 }], complete: true }
  const language = regexAutomaton(hostPattern(domain))
  const excluded = others
    .slice(0, 20)
    .map((it): TextCondition => ({ operator: 'regex', text: hostPattern(it), ignoreCase: false }))
  const tried = [...preferred, ...conditions.map(it => it.text).filter(answersFor)]
  if (!language) {
    const choices = tried.filter(it => fits([it])).map((it, i) => ({ values: [it], cost: i * 3 }))
    return { choices, complete: false }
  }
  const literals = [
    ...wanted,
    ...excluded.map((condition): Literal => ({ variable: { of: 'authority' }, condition, negated: true })),
  ]
  const found = atomsOf(language, [...conditions, ...excluded], preferred, literals)
  const answered = found.atoms.filter(it => answersFor(it.text))
  return {
    ...priced({ atoms: answered, complete: true }, fits, it => (it === preferred[0] ? 0 : 3 + it.length)),
    complete: found.complete && answered.length === found.atoms.length && others.length <= 20,
  }
}

/** A name that a domain covers. */
export function concreteHost(domain: string, label = 'a'): string {
  if (domain === '*') return everywhere[label] ?? label
  return domain.startsWith('*') ? `${label}${domain.slice(1)}` : domain
}

/** Names of many domains, for what answers for all but some. */
const everywhere: Readonly<Record<string, string | undefined>> = {
  a: 'any.example.com',
  b: 'any.example.org',
  www: 'www.test',
  'x-1': '192.0.2.1',
}

/** The Host headers of a domain: in any letter case, with or without port. */
function hostPattern(domain: string): string {
  const port = '(?::[!-9;-~]*)?'
  if (domain === '*') return '[!-~]+'
  const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return domain.startsWith('*')
    ? `[!-~]+(?i:${literally(domain.slice(1))})${port}`
    : `(?i:${literally(domain)})${port}`
}

function distinct(conditions: readonly TextCondition[]): TextCondition[] {
  const kept: TextCondition[] = []
  const seen = new Set<string>()
  for (const it of conditions) {
    const key = `${it.operator} ${it.ignoreCase} ${it.text}`
    if (!seen.has(key)) kept.push(it)
    seen.add(key)
  }
  return kept
}

function sameCondition(one: TextCondition, other: TextCondition): boolean {
  return one.operator === other.operator && one.text === other.text && one.ignoreCase === other.ignoreCase
}
