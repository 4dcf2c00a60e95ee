import { regexAutomaton } from '../language/regex-automaton.ts'
import { regexSamples } from '../language/regex-samples.ts'
import { type TextAtoms, textAtoms } from '../language/text-atoms.ts'
import type { Automaton } from '../language/text-automaton.ts'
import type { TextCondition } from '../language/text-condition.ts'
import type { Literal } from './match-literals.ts'

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

/** One text of a language for each way to meet some of the conditions and miss the others, with those that read well first. */
export function atomsOf(
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

/** The texts that fit, for a variable that always has one. */
export function priced(
  { atoms, complete }: TextAtoms,
  fits: (values: readonly string[]) => boolean,
  cost: (text: string) => number,
): Choices {
  const choices = atoms.filter(it => fits([it.text])).map(it => ({ values: [it.text], cost: cost(it.text) }))
  return { choices, complete }
}

/** The texts that fit, for a variable that may be absent. */
export function optional(
  { atoms, complete }: TextAtoms,
  fits: (values: readonly string[] | undefined) => boolean,
  cost: number,
): Choices {
  const choices: Choice[] = fits(undefined) ? [{ values: undefined, cost: 0 }] : []
  for (const { text } of atoms)
    if (fits([text])) choices.push({ values: [text], cost: cost + text.length + (text === '' ? 3 : 0) })
  return { choices, complete }
}

function sameCondition(one: TextCondition, other: TextCondition): boolean {
  return one.operator === other.operator && one.text === other.text && one.ignoreCase === other.ignoreCase
}
