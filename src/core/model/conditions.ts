import { type TextCondition, textOperators } from '../language/text-condition.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'
import { textAt } from './read-value.ts'

/** The condition that a match has on a text, `{prefix: /a}`; undefined where it asks for presence alone. Patterns know no letter case to ignore. */
export function conditionOf(value: Json | undefined, ignoreCase: boolean): TextCondition | undefined {
  if (!isMap(value)) return undefined
  for (const operator of textOperators) {
    const text = textAt(value, operator)
    if (text !== undefined) return { operator, text, ignoreCase: ignoreCase && operator !== 'regex' }
  }
  return undefined
}
