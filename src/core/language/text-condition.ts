import { matchesWhole } from './match-text.ts'

/**
 * The ways to compare a text. A `segmentPrefix` takes the path itself and what lies below it: `/foo` takes `/foo` and `/foo/x`, not
 * `/foobar`. No VirtualService can ask for it; rules that Istio makes of the Gateway API's routes do.
 */
export const textOperators = ['exact', 'prefix', 'segmentPrefix', 'regex'] as const

export type TextOperator = (typeof textOperators)[number]

/** A condition on a text. */
export interface TextCondition {
  readonly operator: TextOperator
  readonly text: string
  readonly ignoreCase: boolean
}

/** Whether a text meets a condition, as Envoy compares. */
export function meetsText({ operator, text, ignoreCase }: TextCondition, value: string): boolean {
  if (operator === 'regex') return matchesWhole(text, value)
  const [wanted, given] = ignoreCase ? [text.toLowerCase(), value.toLowerCase()] : [text, value]
  switch (operator) {
    case 'exact':
      return given === wanted
    case 'prefix':
      return given.startsWith(wanted)
    case 'segmentPrefix':
      return given.startsWith(wanted) && (given.length === wanted.length || given[wanted.length] === '/')
  }
}
