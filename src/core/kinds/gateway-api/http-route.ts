import { choice, field, listOf, object, required, setOf } from '../describe.ts'
import type { Field, Fields, FieldType, Kind } from '../field.ts'
import { type GatewayApiChannel, gatewayApiGroup } from './channel.ts'
import { headerName, headerValue, httpFilters } from './filters.ts'
import { shortDuration, textUpTo } from './names.ts'
import { backendRefs } from './references.ts'
import {
  hostnames,
  routeFields,
  ruleName,
  rulesOf,
  sessionPersistence,
  valueMatchType,
} from './route-parts.ts'
import { routeStatus } from './status.ts'

/** HTTPRoute: where the HTTP requests of a listener or Service go. */
export function httpRoute(channel: GatewayApiChannel): Kind {
  return {
    kind: 'HTTPRoute',
    group: gatewayApiGroup,
    plural: 'httproutes',
    shortNames: [],
    versions: ['v1', 'v1beta1'],
    doc: 'Sends the HTTP requests of a Gateway, or of a Service in the mesh, to backends.',
    spec: required(
      object({
        ...routeFields(channel),
        hostnames,
        rules: field(
          rulesOf(rule(channel), channel, { minItems: 1, cel: 'match-count' }),
          'Rules; the most specific match of all routes decides, not the order.',
          { default: 'one rule for all requests', defaulted: [{ matches: [anyPath] }] },
        ),
      }),
      'The parents, hosts and rules.',
    ),
    status: routeStatus,
  }
}

const anyPath = { path: { type: 'PathPrefix', value: '/' } }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']

function rule(channel: GatewayApiChannel): FieldType {
  const filters = field(httpFilters(channel), 'What is done to the request and its response.')
  return object(
    {
      name: ruleName,
      matches: field(listOf(match(channel), { maxItems: 64 }), 'Conditions; one of them is enough.', {
        default: 'every request',
        defaulted: [anyPath],
      }),
      filters,
      backendRefs: field(
        backendRefs({}, field(httpFilters(channel), 'What is done to requests that go to this destination.')),
        'Where the requests go; without a destination they are answered with 500.',
      ),
      timeouts,
      ...(channel === 'experimental' && { retry, sessionPersistence }),
    },
    { cel: ['redirect-without-backends', 'prefix-match-alone'] },
  )
}

function match(channel: GatewayApiChannel): FieldType {
  return object({
    path: field(path, 'The condition on the path.', { default: 'every path', defaulted: anyPath.path }),
    method: field(
      choice(Object.fromEntries(methods.map(it => [it, `The method ${it}.`]))),
      'The method, in upper case.',
      { default: 'every method' },
    ),
    headers: field(
      listOf(
        object({
          name: required(headerName, 'The name of the header, in any case.'),
          type: valueMatchType,
          value: required(headerValue(channel), 'The value of the header.'),
        }),
        { maxItems: 16, listMapKeys: ['name'] },
      ),
      'Conditions on headers; all must hold.',
    ),
    queryParams: field(
      listOf(
        object({
          name: required(headerName, 'The name of the parameter.'),
          type: valueMatchType,
          value: required(textUpTo(1024, { minLength: 1 }), 'The value of the parameter.'),
        }),
        { maxItems: 16, listMapKeys: ['name'] },
      ),
      'Conditions on query parameters; all must hold.',
    ),
  })
}

const path: FieldType = object(
  {
    type: field(
      choice({
        Exact: 'The path is this one.',
        PathPrefix: 'The path begins with these segments.',
        RegularExpression: 'A regular expression in RE2 syntax, for the whole path.',
      }),
      'How the path is compared.',
      { default: 'PathPrefix', defaulted: 'PathPrefix' },
    ),
    value: field(textUpTo(1024, { format: 'path' }), 'The path.', {
      default: '/',
      defaulted: '/',
      examples: ['/api', '/'],
    }),
  },
  { cel: ['path-value'] },
)

const timeouts: Field = field(
  object(
    {
      request: field(shortDuration, 'How long the whole request may take.', {
        default: 'as long as it takes',
        examples: ['10s', '500ms'],
      }),
      backendRequest: field(shortDuration, 'How long one try may take.', { examples: ['2s'] }),
    },
    { cel: ['timeouts-in-order'] },
  ),
  'How long requests may take.',
)

const retry: Fields[string] = field(
  object({
    codes: field(
      setOf({ type: 'integer', format: 'int64', minimum: 400, maximum: 599 }, {}),
      'The status codes that are tried again.',
      { examples: ['503'] },
    ),
    attempts: field({ type: 'integer', format: 'int64', minimum: 1 }, 'How many tries more there are.', {
      default: '2',
    }),
    backoff: field(shortDuration, 'How long there is between two tries.'),
  }),
  'When a request is tried again.',
)
