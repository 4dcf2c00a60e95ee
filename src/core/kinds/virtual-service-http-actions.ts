import { choice, field, object, required, text, uint32 } from './describe.ts'

/** A redirect as the answer. */
export const redirect = object(
  {
    uri: field(text('path'), 'The new path, instead of the whole old one.', {
      default: 'unchanged',
      examples: ['/v2/'],
    }),
    prefixRewrite: field(
      text('path'),
      'Replaces the matched prefix of the path; every path match of the rule must be a prefix.',
      { since: '1.31', examples: ['/new'] },
    ),
    authority: field(text('host'), 'The new host.', { default: 'unchanged', examples: ['www.example.com'] }),
    port: field(uint32, 'The new port.', { since: '1.12', examples: ['443'] }),
    derivePort: field(
      choice({
        FROM_PROTOCOL_DEFAULT: '80 for http, 443 for https.',
        FROM_REQUEST_PORT: 'The port that the client connected to.',
      }),
      'Where the new port comes from, if `port` is not set.',
      { since: '1.12' },
    ),
    scheme: field(text(), 'The new scheme, `http` or `https`.', {
      default: 'unchanged',
      since: '1.12',
      examples: ['https', 'http'],
    }),
    redirectCode: field(uint32, 'The status, between 300 and 399.', {
      default: '301',
      examples: ['301', '302', '303', '307', '308'],
    }),
  },
  { oneOf: [['port', 'derivePort']] },
)

/** A fixed answer. */
export const directResponse = object({
  status: required(uint32, 'The status, between 200 and 599.', { examples: ['200', '403', '404', '503'] }),
  body: field(
    object(
      {
        string: field(text(), 'The body as text, at most 1 MiB; Istio warns above 100 KiB.'),
        bytes: field(text('base64'), 'The body as base64.'),
      },
      { oneOf: [['string', 'bytes']] },
    ),
    'The body of the answer.',
    { default: 'nothing' },
  ),
})

/** Changes of the path and the host on the way to the service. */
export const rewrite = object({
  uri: field(text('path'), 'The new path, or the new prefix if the match is a prefix.', {
    default: 'unchanged',
    examples: ['/'],
  }),
  authority: field(text('host'), 'The new host header.', { default: 'unchanged' }),
  uriRegexRewrite: field(
    object({
      match: field(text('regex'), 'The RE2 expression for the part of the path to replace.', {
        examples: ['^/service/([^/]+)(/.*)$'],
      }),
      rewrite: field(text(), 'The replacement; `\\1` and so on are the groups.', {
        examples: ['\\2/instance/\\1'],
      }),
    }),
    'Rewrites the path by a regular expression; cannot be combined with `uri`.',
    { since: '1.19' },
  ),
})
