import type { TextCondition } from '../language/text-condition.ts'
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
  const fold = one.ignoreCase || other.ignoreCase
  const [a, b] = [one, other].map(it => (fold ? it.text.toLowerCase() : it.text)) as [string, string]
  if (one.operator === 'exact' && other.operator === 'exact') return a === b
  if (one.operator === 'exact') return a.startsWith(b)
  if (other.operator === 'exact') return b.startsWith(a)
  return a.startsWith(b) || b.startsWith(a)
}
