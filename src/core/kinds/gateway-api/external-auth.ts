import { choice, field, object, required, setOf, text } from '../describe.ts'
import type { FieldType } from '../field.ts'
import { textUpTo } from './names.ts'
import { backend } from './references.ts'

const headers = setOf(text('headerName'), { maxItems: 64 })

/** The experimental filter that asks a service whether a request may go on. */
export const externalAuth: FieldType = object(
  {
    protocol: required(
      choice({ HTTP: 'By an HTTP request.', GRPC: "By Envoy's own gRPC call." }),
      'How it is asked.',
    ),
    backendRef: required(backend, 'The service that is asked.'),
    http: field(
      object({
        path: field(
          textUpTo(1024, {
            format: 'path',
            pattern: "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$",
          }),
          'The path in front of the path of the request.',
        ),
        allowedHeaders: field(headers, 'The headers of the request that it gets.'),
        allowedResponseHeaders: field(headers, 'The headers of its answer that go on to the backend.'),
      }),
      'What is sent, with `protocol: HTTP`.',
    ),
    grpc: field(
      object({ allowedHeaders: field(headers, 'The headers of the request that it gets.') }),
      'What is sent, with `protocol: GRPC`.',
    ),
    forwardBody: field(
      object({
        maxSize: field({ type: 'integer', format: 'int64' }, 'How much of the body at most, in bytes.'),
      }),
      'Whether it gets the body.',
      { default: 'no body' },
    ),
  },
  { cel: ['auth-settings-of-protocol'] },
)
