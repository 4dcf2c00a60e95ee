import { matchesWhole } from './match-text.ts'

/** A condition on a text. */
export interface TextCondition {
  readonly operator: 'exact' | 'prefix' | 'regex'
  readonly text: string
  readonly ignoreCase: boolean
}

/** Whether a text meets a condition, as Envoy compares. */
export function meetsText({ operator, text, ignoreCase }: TextCondition, value: string): boolean {
  if (operator === 'regex') return matchesWhole(text, value)
  const [wanted, given] = ignoreCase ? [text.toLowerCase(), value.toLowerCase()] : [text, value]
  return operator === 'exact' ? given === wanted : given.startsWith(wanted)
}
