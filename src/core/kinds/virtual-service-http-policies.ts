import { choice, double, duration, field, flag, int32, listOf, object, text, texts } from './describe.ts'
import type { FieldType } from './field.ts'
import { stringMatch } from './string-match.ts'

/** A share from 0 to 100, written as an object. */
export function percent(doc: string): FieldType {
  return object({ value: field(double, doc, { examples: ['0.1', '10', '50', '100'] }) })
}

export const retries = object({
  attempts: field(int32, 'How often a failed request is retried.', {
    default: '0, which turns retries off',
    examples: ['2', '3'],
  }),
  perTryTimeout: field(duration, 'The timeout of one attempt.', {
    default: 'the timeout of the rule',
    examples: ['2s'],
  }),
  retryOn: field(
    text(),
    'The conditions and status codes that are retried, separated by commas without spaces.',
    {
      default: 'connect-failure,refused-stream,unavailable,cancelled',
      examples: ['5xx,reset,connect-failure', 'gateway-error', '503'],
    },
  ),
  retryRemoteLocalities: field(flag, 'Retries in other localities too.', {
    nullable: true,
    default: 'false',
  }),
  retryIgnorePreviousHosts: field(flag, 'Avoids endpoints that were tried before.', {
    nullable: true,
    default: 'true',
    since: '1.26',
  }),
  backoff: field(duration, 'The minimum time between two attempts.', {
    default: '25ms',
    since: '1.26',
    examples: ['100ms'],
  }),
})

const delay = object(
  {
    fixedDelay: field(duration, 'How long a request is delayed.', { examples: ['5s'] }),
    percentage: field(
      percent('The percentage of requests that are delayed, between 0 and 100.'),
      'How many requests are delayed.',
      {
        default: 'none',
      },
    ),
    percent: field(int32, 'The percentage of requests that are delayed, as an integer.', {
      hidden: true,
      deprecated: 'Use `percentage`.',
    }),
    exponentialDelay: field(duration, 'Not supported.', { hidden: true }),
  },
  { oneOf: [['fixedDelay', 'exponentialDelay']] },
)

const abort = object(
  {
    httpStatus: field(int32, 'The HTTP status of the answer.', {
      examples: ['400', '500', '503'],
    }),
    grpcStatus: field(text(), 'The gRPC status of the answer, by its name in capitals.', {
      examples: ['UNAVAILABLE'],
    }),
    percentage: field(
      percent('The percentage of requests that are aborted, between 0 and 100.'),
      'How many requests are aborted.',
      {
        default: 'none',
      },
    ),
    http2Error: field(text(), 'Not supported.', { hidden: true }),
  },
  { oneOf: [['httpStatus', 'grpcStatus', 'http2Error']] },
)

export const fault = object({
  delay: field(delay, 'Delays requests before they are forwarded.'),
  abort: field(abort, 'Answers requests with an error instead of forwarding them.'),
})

export const corsPolicy = object({
  allowOrigins: field(listOf(stringMatch), 'The origins that are allowed.', {
    examples: ['exact: https://www.example.com'],
  }),
  allowMethods: field(texts(), 'The methods that are allowed, in upper case, or `*`.', {
    examples: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  }),
  allowHeaders: field(texts('headerName'), 'The request headers that are allowed.', {
    examples: ['content-type', 'authorization'],
  }),
  exposeHeaders: field(texts('headerName'), 'The response headers that scripts may read.'),
  maxAge: field(duration, 'How long a browser may cache the answer, in whole seconds.', {
    examples: ['24h'],
  }),
  allowCredentials: field(flag, 'Allows browsers to send cookies and credentials.', { nullable: true }),
  unmatchedPreflights: field(
    choice({
      UNSPECIFIED: 'The same as FORWARD.',
      FORWARD: 'The service answers them.',
      IGNORE: 'The proxy answers them.',
    }),
    'Who answers preflight requests of other origins.',
    { default: 'FORWARD', since: '1.23' },
  ),
  allowOrigin: field(texts(), 'The origins that are allowed, as exact strings.', {
    hidden: true,
    deprecated: 'Use `allowOrigins`.',
  }),
})
