import type { Field } from '../../../core/kinds/field.ts'

/** One of exact, prefix and regex. */
export function isStringMatch(field: Field): boolean {
  return (
    field.is.type === 'object' &&
    Object.keys(field.is.fields).length === 3 &&
    ['exact', 'prefix', 'regex'].every(it => field.is.type === 'object' && Object.hasOwn(field.is.fields, it))
  )
}
