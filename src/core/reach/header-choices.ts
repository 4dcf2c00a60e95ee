import { headerValues } from '../language/text-automaton.ts'
import type { TextCondition } from '../language/text-condition.ts'
import { atomsOf, type Choice, type Choices, optional } from './choices.ts'
import { isClaim, type Literal, type Variable } from './match-literals.ts'

const mostSets = 300

/** A header may come in several lines, each of which may meet what the others miss. */
export function headerChoices(
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
