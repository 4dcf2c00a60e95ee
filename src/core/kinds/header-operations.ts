import { field, mapOf, object, text, texts } from './describe.ts'
import type { FieldType } from './field.ts'

/** Changes of headers, on the way to the service and on the way back. */
export const headers: FieldType = object({
  request: field(operations('request'), 'Changes of the request before it is forwarded.'),
  response: field(operations('response'), 'Changes of the response before it goes back to the caller.'),
})

function operations(message: 'request' | 'response'): FieldType {
  return object({
    set: field(
      mapOf(text('headerValue')),
      `Headers of the ${message} that are overwritten; values may use Envoy's \`%…%\` variables, and \`%%\` writes a percent sign.`,
    ),
    add: field(mapOf(text('headerValue')), `Values that are added to headers of the ${message}.`),
    remove: field(
      texts('headerName'),
      `Names of headers that are taken out of the ${message}; \`Host\` and names that begin with a colon cannot be removed.`,
    ),
  })
}
