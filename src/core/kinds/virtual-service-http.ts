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
  name: field(text(), 'A name for logs, joined to that of the rule.'),
  uri: field(stringMatch, 'The path of the request, without the query.', {
    default: 'any',
    examples: ['prefix: /api'],
  }),
  ignoreUriCase: field(flag, 'Compares `exact` and `prefix` of the path without regard to case.', {
    default: 'false',
    examples: ['true'],
  }),
  method: field(stringMatch, 'The HTTP method, in upper case.', { default: 'any', examples: ['exact: GET'] }),
  authority: field(stringMatch, 'The host that the request names.', {
    default: 'any',
    examples: ['exact: www.example.com'],
  }),
  scheme: field(stringMatch, 'The scheme of the request.', { default: 'any', examples: ['exact: https'] }),
  headers: field(
    stringMatches,
    'Conditions on headers, by name in lower case; an empty condition asks that the header be there, and `@request.auth.claims.name` reads a claim of a token.',
    { examples: ['end-user: {exact: jason}'] },
  ),
  withoutHeaders: field(stringMatches, 'Conditions on headers that must not hold.'),
  queryParams: field(stringMatches, 'Conditions on query parameters, by name.', {
    examples: ['debug: {exact: "1"}'],
  }),
  port: field(uint32, 'The port that the client addressed.', { default: 'any', examples: ['80'] }),
  sourceLabels: field(mapOf(text()), 'Labels of the client workloads; counts for the mesh alone.', {
    default: 'any',
    examples: ['app: web'],
  }),
  sourceNamespace: field(
    text('namespace'),
    'The namespace of the client workloads; counts for the mesh alone.',
    {
      default: 'any',
    },
  ),
  gateways: field(
    texts('gatewayRef'),
    'The gateways that the condition is about, in place of the list above.',
    {
      default: 'the gateways of the VirtualService',
    },
  ),
  statPrefix: field(text(), 'Has Envoy count the requests of this match under this prefix.', {
    since: '1.15',
  }),
})

const routeDestination = object({
  destination: required(destination, 'The service that gets the requests.'),
  weight: field(int32, 'The relative share of requests: weight divided by the sum of the weights.', {
    default: '0; a single destination gets all',
  }),
  headers: field(headers, 'Changes of headers for this destination alone.'),
})

const mirrorPolicy = object({
  destination: required(destination, 'The service that gets the copies.'),
  percentage: field(
    percent('The share of requests that are copied, 0 to 100.'),
    'How many requests are copied.',
    {
      default: 'all',
    },
  ),
})

/** One numbered rule of a VirtualService for HTTP. */
export const httpRoute = object({
  name: field(text(), 'A name that access logs show.', { examples: ['primary'] }),
  match: field(
    listOf(match),
    'Alternatives of which one must hold; the conditions inside one must all hold.',
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
    'Takes over the rules of another VirtualService that has no hosts of its own.',
  ),
  rewrite: field(rewrite, 'Changes the path or the host before the request is forwarded.'),
  route: field(listOf(routeDestination), 'Where the requests go, shared by weight.'),
  timeout: field(duration, 'The most that a request may take, retries included.', {
    default: 'no limit',
    examples: ['5s', '15s', '60s'],
  }),
  retries: field(retries, 'When and how often a failed request is tried again.', {
    default: '2 attempts on connect-failure, refused-stream, unavailable and cancelled',
  }),
  fault: field(fault, 'Delays or fails some requests on purpose; timeouts and retries then do not apply.'),
  mirror: field(destination, 'Sends a copy of the requests there as well, and ignores the answers.'),
  mirrorPercentage: field(
    percent('The share of requests that are copied, 0 to 100.'),
    'How many requests are copied.',
    {
      default: 'all',
    },
  ),
  mirrors: field(listOf(mirrorPolicy), 'Several services that get copies; not together with `mirror`.', {
    since: '1.19',
  }),
  corsPolicy: field(corsPolicy, 'What scripts of other origins may do.'),
  headers: field(headers, 'Changes of headers for every destination of the rule.'),
  mirrorPercent: mirrorPercent(),
  mirror_percent: mirrorPercent(),
})

function mirrorPercent() {
  return field(uint32, 'The share of requests that are copied, in whole percent.', {
    nullable: true,
    hidden: true,
    deprecated: 'Use `mirrorPercentage`.',
  })
}
