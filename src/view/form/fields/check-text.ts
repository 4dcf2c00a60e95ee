import type { Field } from '../../../core/kinds/field.ts'
import { parseDuration } from '../../../core/syntax/duration.ts'
import { regexFault } from '../../../core/syntax/regex.ts'

/** What is wrong with a text that is being typed into a field, in a few words; undefined for a field that takes any. */
export function checkFor(field: Field): ((text: string) => string | undefined) | undefined {
  const { is } = field
  if (is.type === 'integer')
    return text => (/^[+-]?\d+$/.test(text.trim()) ? outside(Number(text), is) : 'Must be an integer.')
  if (is.type === 'number')
    return text => {
      const number = Number(text)
      return text.trim() !== '' && Number.isFinite(number) ? outside(number, is) : 'Must be a number.'
    }
  if (is.type !== 'string') return undefined
  if (is.format === 'duration')
    return text =>
      parseDuration(text) === undefined ? 'Must be a duration such as 5s, 250ms or 1h30m.' : undefined
  if (is.format === 'regex')
    return text => {
      const fault = regexFault(text)
      return fault && `Not valid RE2 syntax: ${fault.reason}.`
    }
  return undefined
}

/** What is wrong with a text as a percentage. */
export function percentFault(text: string): string | undefined {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return 'Must be a number.'
  return outside(number, { minimum: 0, maximum: 100 })
}

function outside(value: number, { minimum, maximum }: { minimum?: number; maximum?: number }) {
  if (minimum !== undefined && value < minimum) return `Must be at least ${minimum}.`
  if (maximum !== undefined && value > maximum) return `Must be at most ${maximum}.`
  return undefined
}
