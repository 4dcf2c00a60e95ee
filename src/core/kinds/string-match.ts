import { field, mapOf, object, text } from './describe.ts'
import type { FieldType } from './field.ts'

/** How a text is compared. */
export const stringMatch: FieldType = object(
  {
    exact: field(text(), 'Matches when the value is exactly this text.'),
    prefix: field(text(), 'Matches when the value begins with this text.'),
    regex: field(
      text('regex'),
      'Matches when this RE2 expression covers the whole value; at most 1024 bytes long.',
    ),
  },
  { oneOf: [['exact', 'prefix', 'regex']] },
)

/** Conditions by name: of headers, of query parameters. */
export const stringMatches: FieldType = mapOf(stringMatch)
