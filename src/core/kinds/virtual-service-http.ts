import {
  duration,
  field,
  flag,
  int32,
  listOf,
  mapOf,
  object,
  required,
  text,
  texts,
  uint32,
} from './describe.ts'
import { destination } from './destination.ts'
import { headers } from './header-operations.ts'
import { stringMatch, stringMatches } from './string-match.ts'
import { directResponse, redirect, rewrite } from './virtual-service-http-actions.ts'
import { corsPolicy, fault, percent, retries } from './virtual-service-http-policies.ts'

const match = object({
  name: field(text(), 'A name for access logs, after the name of the rule.'),
  uri: field(stringMatch, 'The path of the request, without the query.', {
    default: 'any',
    examples: ['prefix: /api'],
  }),
  ignoreUriCase: field(flag, 'Ignores case in `exact` and `prefix` of the path.', {
    default: 'false',
    examples: ['true'],
  }),
  method: field(stringMatch, 'The HTTP method, in upper case.', { default: 'any', examples: ['exact: GET'] }),
  authority: field(stringMatch, 'The host of the request.', {
    default: 'any',
    examples: ['exact: www.example.com'],
  }),
  scheme: field(stringMatch, 'The scheme of the request.', { default: 'any', examples: ['exact: https'] }),
  headers: field(
    stringMatches,
    'Conditions on headers, by name in lower case. An empty condition matches any value; `@request.auth.claims.name` matches a claim of a JWT.',
    { examples: ['end-user: {exact: jason}'] },
  ),
  withoutHeaders: field(stringMatches, 'Conditions on headers that must not match.'),
  queryParams: field(stringMatches, 'Conditions on query parameters, by name.', {
    examples: ['debug: {exact: "1"}'],
  }),
  port: field(uint32, 'The port that the client connected to.', { default: 'any', examples: ['80'] }),
  sourceLabels: field(mapOf(text()), 'Labels of the client workloads; only for the mesh.', {
    default: 'any',
    examples: ['app: web'],
  }),
  sourceNamespace: field(text('namespace'), 'The namespace of the client workloads; only for the mesh.', {
    default: 'any',
  }),
  gateways: field(
    texts('gatewayRef'),
    'The gateways that the match applies to, instead of the list of the VirtualService.',
    {
      default: 'the gateways of the VirtualService',
    },
  ),
  statPrefix: field(text(), 'The prefix of Envoy statistics for this match.', {
    since: '1.15',
  }),
})

const routeDestination = object({
  destination: required(destination, 'The service that gets the requests.'),
  weight: field(int32, 'The share of the requests, relative to the sum of the weights.', {
    default: '0; a single destination gets all',
  }),
  headers: field(headers, 'Changes of headers for this destination.'),
})

const mirrorPolicy = object({
  destination: required(destination, 'The service that gets the copies.'),
  percentage: field(
    percent('The percentage of requests that are copied, between 0 and 100.'),
    'How many requests are copied.',
    {
      default: 'all',
    },
  ),
})

/** One numbered rule of a VirtualService for HTTP. */
export const httpRoute = object({
  name: field(text(), 'The name of the rule in access logs.', { examples: ['primary'] }),
  match: field(
    listOf(match),
    'The rule applies if one of the matches applies; all conditions in a match must hold.',
    {
      default: 'every request',
    },
  ),
  redirect: field(redirect, 'Answers with a redirect.'),
  directResponse: field(directResponse, 'Answers with a fixed status and body.', { since: '1.15' }),
  delegate: field(
    object({
      name: field(text(), 'The name of the VirtualService.'),
      namespace: field(text('namespace'), 'Its namespace.', { default: 'the namespace of this object' }),
    }),
    'Uses the rules of another VirtualService, which must have no hosts.',
  ),
  rewrite: field(rewrite, 'Changes the path or the host before the request is forwarded.'),
  route: field(listOf(routeDestination), 'The destinations of the requests, by weight.'),
  timeout: field(duration, 'The timeout of a request, retries included.', {
    default: 'no limit',
    examples: ['5s', '15s', '60s'],
  }),
  retries: field(retries, 'When and how often a failed request is retried.', {
    default: '2 attempts on connect-failure, refused-stream, unavailable and cancelled',
  }),
  fault: field(
    fault,
    'Delays or aborts some requests for tests; timeouts and retries of the rule then do not apply.',
  ),
  mirror: field(destination, 'Sends a copy of the requests to another destination, and ignores the answers.'),
  mirrorPercentage: field(
    percent('The percentage of requests that are copied, between 0 and 100.'),
    'How many requests are copied.',
    {
      default: 'all',
    },
  ),
  mirrors: field(listOf(mirrorPolicy), 'Several destinations for copies; cannot be combined with `mirror`.', {
    since: '1.19',
  }),
  corsPolicy: field(corsPolicy, 'What browsers may do from other origins (CORS).'),
  headers: field(headers, 'Changes of headers for every destination of the rule.'),
  mirrorPercent: mirrorPercent(),
  mirror_percent: mirrorPercent(),
})

function mirrorPercent() {
  return field(uint32, 'The percentage of requests that are copied, as an integer.', {
    nullable: true,
    hidden: true,
    deprecated: 'Use `mirrorPercentage`.',
  })
}
