import { choice, field, flag, int32Between, listOf, object, required, setOf, text } from '../describe.ts'
import type { CelRule, EnumValue, Field, Fields, FieldType } from '../field.ts'
import type { GatewayApiChannel } from './channel.ts'
import { externalAuth } from './external-auth.ts'
import { headerNamePattern, portNumber, preciseHostname, textUpTo } from './names.ts'
import { backend, localRef } from './references.ts'

/** What a rule or a destination of an HTTPRoute does to requests. */
export function httpFilters(channel: GatewayApiChannel): FieldType {
  const isExperimental = channel === 'experimental'
  const types = isExperimental
    ? { ...httpTypes, ExternalAuth: 'Asks a service whether the request may go on.' }
    : httpTypes
  return filters(
    types,
    {
      ...headerFilters(channel),
      requestRedirect: field(redirect, 'The redirect, with `type: RequestRedirect`.'),
      urlRewrite: field(rewrite, 'What is rewritten, with `type: URLRewrite`.'),
      cors: field(cors, 'Who may call from a browser, with `type: CORS`.'),
      ...(isExperimental && {
        externalAuth: field(
          externalAuth,
          'The service that is asked, with `type: ExternalAuth`; Istio has none.',
        ),
      }),
    },
    {
      item: [
        'header-filter-of-type',
        'http-filter-of-type',
        ...(isExperimental ? (['auth-filter-of-type'] as const) : []),
      ],
      list: ['header-filters-once', 'http-filters-once', 'redirect-or-rewrite'],
    },
  )
}

/** What a rule or a destination of a GRPCRoute does to requests. */
export function grpcFilters(channel: GatewayApiChannel): FieldType {
  return filters(grpcTypes, headerFilters(channel), {
    item: ['header-filter-of-type'],
    list: ['header-filters-once'],
  })
}

/** Header values: what may stand in one is told in the experimental channel only. */
export function headerValue(channel: GatewayApiChannel): FieldType {
  return textUpTo(4096, {
    format: 'headerValue',
    minLength: 1,
    ...(channel === 'experimental' && { pattern: '^[!-~]+([\\t ]?[!-~]+)*$' }),
  })
}

export const headerName: FieldType = textUpTo(256, {
  format: 'headerName',
  minLength: 1,
  pattern: headerNamePattern,
})

const httpTypes: Named = {
  RequestHeaderModifier: 'Changes headers of the request.',
  ResponseHeaderModifier: 'Changes headers of the response.',
  RequestMirror: 'Sends a copy of the request elsewhere.',
  RequestRedirect: 'Answers with a redirect.',
  URLRewrite: 'Changes host or path of the request.',
  ExtensionRef: 'A filter of the implementation; Istio has none.',
  CORS: 'Answers preflights of browsers.',
}

const grpcTypes: Named = {
  ResponseHeaderModifier: 'Changes headers of the response.',
  RequestHeaderModifier: 'Changes headers of the request.',
  RequestMirror: 'Sends a copy of the request elsewhere.',
  ExtensionRef: 'A filter of the implementation; Istio has none.',
}

type Named = { readonly [name: string]: string | Omit<EnumValue, 'name'> }

function filters(
  types: Named,
  members: Fields,
  cel: { readonly item: readonly CelRule[]; readonly list: readonly CelRule[] },
): FieldType {
  const type: Field = required(choice(types), 'What the filter does; the member of that name says how.')
  return listOf(object({ type, ...members }, { cel: cel.item }), { maxItems: 16, cel: cel.list })
}

function headerFilters(channel: GatewayApiChannel): Fields {
  const modifier = headerModifier(channel)
  return {
    requestHeaderModifier: field(modifier, 'The changes, with `type: RequestHeaderModifier`.'),
    responseHeaderModifier: field(modifier, 'The changes, with `type: ResponseHeaderModifier`.'),
    requestMirror: field(mirror, 'Where the copy goes, with `type: RequestMirror`.'),
    extensionRef: field(localRef('the filter'), 'The filter, with `type: ExtensionRef`.'),
  }
}

function headerModifier(channel: GatewayApiChannel): FieldType {
  const headers = listOf(
    object({
      name: required(headerName, 'The name of the header, in any case.'),
      value: required(headerValue(channel), 'The value.'),
    }),
    { maxItems: 16, listMapKeys: ['name'] },
  )
  return object({
    set: field(headers, 'Headers that get this value.'),
    add: field(headers, 'Headers that get this value beside those they have.'),
    remove: field(setOf(text('headerName'), { maxItems: 16 }), 'Headers that are taken away.'),
  })
}

const mirror = object(
  {
    backendRef: required(backend, 'Where the copy goes.'),
    percent: field(int32Between(0, 100), 'The share of the requests that is copied, in percent.', {
      default: '100',
    }),
    fraction: field(
      object(
        {
          numerator: required(int32Between(0), 'The part.'),
          denominator: field(int32Between(1), 'The whole.', { default: '100', defaulted: 100 }),
        },
        { cel: ['fraction-at-most-one'] },
      ),
      'The share of the requests that is copied, as a fraction.',
    ),
  },
  { cel: ['percent-or-fraction'] },
)

const pathModifier = object(
  {
    type: required(
      choice({
        ReplaceFullPath: 'The whole path is replaced.',
        ReplacePrefixMatch: 'The prefix that the match has found is replaced.',
      }),
      'How much of the path is replaced.',
    ),
    replaceFullPath: field(textUpTo(1024, { format: 'path' }), 'The new path, with `type: ReplaceFullPath`.'),
    replacePrefixMatch: field(
      textUpTo(1024, { format: 'path' }),
      'What stands in place of the prefix, with `type: ReplacePrefixMatch`.',
    ),
  },
  { cel: ['path-modifier-of-type'] },
)

const redirect = object({
  scheme: field(choice({ http: 'Plain HTTP.', https: 'HTTPS.' }), 'The scheme of the new address.', {
    default: 'as the request has it',
    examples: ['https'],
  }),
  hostname: field(preciseHostname, 'The host of the new address.', { default: 'as the request has it' }),
  path: field(pathModifier, 'The path of the new address.', { default: 'as the request has it' }),
  port: field(portNumber, 'The port of the new address.', {
    default: "that of the scheme where one is given, else the listener's",
  }),
  statusCode: field(
    { type: 'integer', values: [301, 302, 303, 307, 308], format: 'int64' },
    'The status code of the answer.',
    { default: '302', defaulted: 302, examples: ['301', '302', '307', '308'] },
  ),
})

const rewrite = object({
  hostname: field(preciseHostname, 'The host that the backend gets.', { default: 'as the request has it' }),
  path: field(pathModifier, 'The path that the backend gets.', { default: 'as the request has it' }),
})

const cors = object({
  allowOrigins: field(
    setOf(
      text(undefined, {
        minLength: 1,
        maxLength: 253,
        pattern:
          '(^\\*$)|(^(http(s)?):\\/\\/(((\\*\\.)?([a-zA-Z0-9\\-]+\\.)*[a-zA-Z0-9-]+|\\*)(:([0-9]{1,5}))?)$)',
      }),
      { maxItems: 64, cel: ['star-alone'] },
    ),
    'The origins that may call; `*` stands for all.',
    { examples: ['https://www.example.com', 'https://*.example.com', '*'] },
  ),
  allowCredentials: field(flag, 'Whether cookies and the like may be sent.', { default: 'false' }),
  allowMethods: field(
    setOf(
      choice(
        Object.fromEntries(
          ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', '*'].map(it => [
            it,
            it === '*' ? 'All methods.' : `The method ${it}.`,
          ]),
        ),
      ),
      { maxItems: 9, cel: ['star-alone'] },
    ),
    'The methods that may be used.',
  ),
  allowHeaders: field(
    setOf(headerName, { maxItems: 64, cel: ['star-alone'] }),
    'The headers that may be sent.',
  ),
  exposeHeaders: field(
    setOf(headerName, { maxItems: 64 }),
    'The headers of the response that scripts may read.',
  ),
  maxAge: field(int32Between(1), 'How long a browser may keep the answer, in seconds.', {
    default: '5',
    defaulted: 5,
  }),
})
