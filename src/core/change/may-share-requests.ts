import { meetsText, type TextCondition } from '../language/text-condition.ts'
import type { JsonMap } from '../model/read-value.ts'
import { literalsOf, variableKey } from '../reach/match-literals.ts'

/**
 * Whether some request may meet two matches. `false` is certain: their paths, methods, hosts or schemes exclude each other.
 * Other conditions are not looked at, so that it can be asked for many pairs before any of them is compared.
 */
export function mayShareRequests(one: JsonMap | undefined, other: JsonMap | undefined): boolean {
  const asked = singleValues(one)
  return singleValues(other).every(({ key, condition }) =>
    asked.every(it => it.key !== key || mayMeetBoth(it.condition, condition)),
  )
}

/** Conditions on what a request has only one of. */
function singleValues(match: JsonMap | undefined) {
  return literalsOf(match).flatMap(({ variable, condition, negated }) => {
    const isSingle = ['path', 'method', 'authority', 'scheme'].includes(variable.of)
    return isSingle && condition && !negated ? [{ key: variableKey(variable), condition }] : []
  })
}

function mayMeetBoth(one: TextCondition, other: TextCondition): boolean {
  if (one.operator === 'regex' || other.operator === 'regex') return true
  const ignoreCase = one.ignoreCase || other.ignoreCase
  const isMetBy = (condition: TextCondition, { text }: TextCondition) =>
    meetsText({ ...condition, ignoreCase }, text)
  // The text of a prefix meets it, so that of two one contains the other or they have nothing in common.
  if (one.operator === 'exact') return isMetBy(other, one)
  if (other.operator === 'exact') return isMetBy(one, other)
  return isMetBy(one, other) || isMetBy(other, one)
}
