import { field, mapOf, object, text } from './describe.ts'
import type { FieldType } from './field.ts'

/** How a text is compared. */
export const stringMatch: FieldType = object(
  {
    exact: field(text(), 'The exact value.'),
    prefix: field(text(), 'The beginning of the value.'),
    regex: field(text('regex'), 'An RE2 expression for the whole value, at most 1024 bytes long.'),
  },
  { oneOf: [['exact', 'prefix', 'regex']] },
)

/** Conditions by name: of headers, of query parameters. */
export const stringMatches: FieldType = mapOf(stringMatch)
