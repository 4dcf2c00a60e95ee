import { choice, field, listOf, object } from '../describe.ts'
import type { Field, Fields, FieldType } from '../field.ts'
import type { GatewayApiChannel } from './channel.ts'
import { hostname, sectionName, shortDuration, textUpTo } from './names.ts'
import { parentRefs } from './references.ts'

/** What several kinds of routes have in the same form. */

/** The fields that every route begins with. */
export function routeFields(channel: GatewayApiChannel): Fields {
  return {
    parentRefs: field(parentRefs(channel), 'The Gateways or Services that the route is attached to.'),
    ...(channel === 'experimental' && {
      useDefaultGateways: field(
        choice({ All: 'To all of them.', None: 'To none.' }),
        'Whether the route attaches to the default Gateways of the cluster.',
        { default: 'None' },
      ),
    }),
  }
}

export const hostnames: Field = field(
  listOf(hostname, { maxItems: 16 }),
  'The hosts that the route is for; the first label may be `*`.',
  { default: 'those of the listener', examples: ['www.example.com', '*.example.com'] },
)

export const ruleName: Field = field(sectionName, 'The name of the rule, for logs and statuses.')

/** Whether a value of a match is compared as it is or as a regular expression. */
export const valueMatchType: Field = field(
  choice({
    Exact: 'The value as it is.',
    RegularExpression: 'A regular expression in RE2 syntax, for the whole value.',
  }),
  'How it is compared.',
  { default: 'Exact', defaulted: 'Exact' },
)

/** The experimental field that keeps a client with a backend. */
export const sessionPersistence: Field = field(
  object(
    {
      sessionName: field(textUpTo(128), 'The name of the cookie or header.'),
      type: field(
        choice({ Cookie: 'By a cookie.', Header: 'By a header.' }),
        'How the client is known again.',
        {
          default: 'Cookie',
          defaulted: 'Cookie',
        },
      ),
      absoluteTimeout: field(shortDuration, 'How long it lasts at most.'),
      cookieConfig: field(
        object({
          lifetimeType: field(
            choice({
              Permanent: 'It stays until it expires.',
              Session: "It ends with the browser's session.",
            }),
            'How long the cookie stays.',
            { default: 'Session', defaulted: 'Session' },
          ),
        }),
        'The cookie, with `type: Cookie`.',
      ),
    },
    { cel: ['permanent-with-timeout', 'cookie-of-type'] },
  ),
  'Keeps a client with one backend; Istio does not do it.',
)

/** A list of at most 16 rules; their names differ where the channel asks for that. */
export function rulesOf(
  rule: FieldType,
  channel: GatewayApiChannel,
  more: { minItems?: number; cel: 'match-count' | 'grpc-match-count' },
): FieldType {
  return listOf(rule, {
    ...more,
    maxItems: 16,
    cel: [more.cel, ...(channel === 'experimental' ? (['rule-names-unique'] as const) : [])],
  })
}
