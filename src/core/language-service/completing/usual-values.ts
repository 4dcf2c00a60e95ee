import type { Field } from '../../kinds/field.ts'
import { grpcStatuses } from '../../syntax/http/grpc-status.ts'

/** A value that people often write, and what it says. */
export interface UsualValue {
  readonly value: string
  readonly doc: string
}

/** What is usually written at a field, whatever the files hold. `prefix` is what has been written of it. */
export function usualValues(field: Field, pattern: string, prefix: string): readonly UsualValue[] {
  const { is } = field
  if (is.type === 'string' && is.format === 'duration') return durations(prefix)
  if (is.type === 'string' && is.format === 'headerName') return headerNames
  return byPlace.find(it => it.place.test(pattern))?.values ?? []
}

/** Names of headers in lower case, as Envoy has them. */
export const headerNames: readonly UsualValue[] = [
  named('x-request-id', 'The id that Envoy gives each request.'),
  named('x-forwarded-for', 'The addresses that the request came through.'),
  named('x-forwarded-proto', 'The scheme that the client used.'),
  named('x-forwarded-host', 'The host that the client asked for.'),
  named('x-envoy-upstream-service-time', 'How long the service took, in milliseconds.'),
  named('authorization', 'Credentials of the client.'),
  named('cookie', 'Cookies of the client.'),
  named('set-cookie', 'Cookies for the client.'),
  named('content-type', 'The type of the body.'),
  named('accept', 'The types that the client takes.'),
  named('accept-language', 'The languages that the client wants.'),
  named('user-agent', 'The program of the client.'),
  named('origin', 'The page that a browser asks for.'),
  named('referer', 'The page that led here.'),
  named('cache-control', 'How long an answer may be kept.'),
  named('end-user', 'The user, as the samples of Istio tell it.'),
  named('x-canary', 'Asks for the canary, by a common agreement.'),
  named('baggage', 'Values that travel with a trace.'),
  named('traceparent', 'The trace that the request belongs to.'),
]

/** With a number written, its units; otherwise what is often meant. */
function durations(prefix: string): UsualValue[] {
  const digits = /^["']?(\d+)(?:ms?|s|h)?$/.exec(prefix)?.[1]
  if (digits !== undefined)
    return [
      named(`${digits}s`, `${digits} seconds.`),
      named(`${digits}ms`, `${digits} milliseconds.`),
      named(`${digits}m`, `${digits} minutes.`),
      named(`${digits}h`, `${digits} hours.`),
    ]
  return ['500ms', '1s', '2s', '5s', '10s', '15s', '30s', '1m', '5m', '1h'].map(it => named(it, ''))
}

const redirects: readonly UsualValue[] = [
  named('301', 'Moved Permanently: clients may keep the answer, and may ask by GET.'),
  named('302', 'Found: for now, and clients may ask by GET.'),
  named('303', 'See Other: clients ask by GET.'),
  named('307', 'Temporary Redirect: for now, by the same method.'),
  named('308', 'Permanent Redirect: for good, by the same method.'),
]

const statuses: readonly UsualValue[] = [
  named('200', 'OK.'),
  named('204', 'No Content.'),
  named('400', 'Bad Request.'),
  named('401', 'Unauthorized: credentials are needed.'),
  named('403', 'Forbidden.'),
  named('404', 'Not Found.'),
  named('410', 'Gone.'),
  named('418', "I'm a teapot."),
  named('429', 'Too Many Requests.'),
  named('500', 'Internal Server Error.'),
  named('502', 'Bad Gateway.'),
  named('503', 'Service Unavailable.'),
  named('504', 'Gateway Timeout.'),
]

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'].map(it =>
  named(it, ''),
)

const retryReasons: readonly UsualValue[] = [
  named('5xx', 'Any answer with a 5xx, or none.'),
  named('gateway-error', '502, 503 or 504.'),
  named('connect-failure', 'The connection could not be made.'),
  named('refused-stream', 'The service refused the stream.'),
  named('reset', 'The connection broke before an answer.'),
  named('retriable-4xx', '409.'),
  named('unavailable', 'gRPC: unavailable.'),
  named('cancelled', 'gRPC: cancelled.'),
  named('deadline-exceeded', 'gRPC: deadline exceeded.'),
  named('resource-exhausted', 'gRPC: resource exhausted.'),
]

const weights = ['10', '20', '50', '80', '90', '100'].map(it => named(it, ''))

const byPlace: readonly { readonly place: RegExp; readonly values: readonly UsualValue[] }[] = [
  { place: /redirect\.redirectCode$/, values: redirects },
  { place: /(directResponse\.status|abort\.httpStatus)$/, values: statuses },
  { place: /abort\.grpcStatus$/, values: grpcStatuses.map(it => named(it, '')) },
  {
    place: /\.(method\.exact|operation\.methods\.\*|operation\.notMethods\.\*|allowMethods\.\*)$/,
    values: methods,
  },
  { place: /retries\.retryOn$/, values: retryReasons },
  { place: /^VirtualService:.*\.weight$/, values: weights },
  {
    place: /^Gateway:spec\.servers\.\*\.port\.number$/,
    values: [
      named('80', 'HTTP.'),
      named('443', 'HTTPS.'),
      named('8080', ''),
      named('8443', ''),
      named('15443', 'TLS between clusters.'),
    ],
  },
]

function named(value: string, doc: string): UsualValue {
  return { value, doc }
}
