import { choice, double, duration, field, flag, int32, listOf, object, text, texts } from './describe.ts'
import type { FieldType } from './field.ts'
import { stringMatch } from './string-match.ts'

/** A share from 0 to 100, written as an object. */
export function percent(doc: string): FieldType {
  return object({ value: field(double, doc, { examples: ['0.1', '10', '50', '100'] }) })
}

export const retries = object({
  attempts: field(int32, 'How often a failed request is tried again.', {
    default: '0, which turns retries off',
    examples: ['2', '3'],
  }),
  perTryTimeout: field(duration, 'The most that one attempt may take.', {
    default: 'the timeout of the rule',
    examples: ['2s'],
  }),
  retryOn: field(
    text(),
    'The conditions and status codes that are worth another attempt, with commas and no spaces between them.',
    {
      default: 'connect-failure,refused-stream,unavailable,cancelled',
      examples: ['5xx,reset,connect-failure', 'gateway-error', '503'],
    },
  ),
  retryRemoteLocalities: field(flag, 'Tries endpoints of other localities too.', {
    nullable: true,
    default: 'false',
  }),
  retryIgnorePreviousHosts: field(flag, 'Avoids the endpoints that were tried before.', {
    nullable: true,
    default: 'true',
    since: '1.26',
  }),
  backoff: field(duration, 'The shortest wait between two attempts.', {
    default: '25ms',
    since: '1.26',
    examples: ['100ms'],
  }),
})

const delay = object(
  {
    fixedDelay: field(duration, 'How long a request is held back.', { examples: ['5s'] }),
    percentage: field(
      percent('The share of requests that are delayed, 0 to 100.'),
      'How many requests are delayed.',
      {
        default: 'none',
      },
    ),
    percent: field(int32, 'The share of requests that are delayed, in whole percent.', {
      hidden: true,
      deprecated: 'Use `percentage`.',
    }),
    exponentialDelay: field(duration, 'Not supported.', { hidden: true }),
  },
  { oneOf: [['fixedDelay', 'exponentialDelay']] },
)

const abort = object(
  {
    httpStatus: field(int32, 'The HTTP status that the request fails with.', {
      examples: ['400', '500', '503'],
    }),
    grpcStatus: field(text(), 'The gRPC status that the request fails with, by its name in capitals.', {
      examples: ['UNAVAILABLE'],
    }),
    percentage: field(percent('The share of requests that fail, 0 to 100.'), 'How many requests fail.', {
      default: 'none',
    }),
    http2Error: field(text(), 'Not supported.', { hidden: true }),
  },
  { oneOf: [['httpStatus', 'grpcStatus', 'http2Error']] },
)

export const fault = object({
  delay: field(delay, 'Holds requests back before they are forwarded.'),
  abort: field(abort, 'Fails requests in place of forwarding them.'),
})

export const corsPolicy = object({
  allowOrigins: field(
    listOf(stringMatch),
    'The origins that are let in; the answer repeats the one that asked.',
    {
      examples: ['exact: https://www.example.com'],
    },
  ),
  allowMethods: field(texts(), 'The methods that are allowed, in upper case, or `*`.', {
    examples: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  }),
  allowHeaders: field(texts('headerName'), 'The request headers that are allowed.', {
    examples: ['content-type', 'authorization'],
  }),
  exposeHeaders: field(texts('headerName'), 'The response headers that scripts may read.'),
  maxAge: field(duration, 'How long a browser may remember the answer, in whole seconds.', {
    examples: ['24h'],
  }),
  allowCredentials: field(flag, 'Lets browsers send cookies and credentials along.', { nullable: true }),
  unmatchedPreflights: field(
    choice({
      UNSPECIFIED: 'As FORWARD.',
      FORWARD: 'They reach the service.',
      IGNORE: 'They are answered here.',
    }),
    'What becomes of preflight requests of other origins.',
    { default: 'FORWARD', since: '1.23' },
  ),
  allowOrigin: field(texts(), 'The origins that are let in, as plain texts.', {
    hidden: true,
    deprecated: 'Use `allowOrigins`.',
  }),
})
