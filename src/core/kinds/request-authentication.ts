import { choice, duration, field, flag, listOf, object, required, text, texts } from './describe.ts'
import type { Field, Kind } from './field.ts'
import { policyTargets } from './selectors.ts'
import { securityVersions } from './versions.ts'

const jwtRule = object(
  {
    issuer: field(text(undefined, { minLength: 1 }), 'The issuer of the token.'),
    audiences: field(texts(undefined, { minLength: 1 }), 'Audiences, one of which the token must have.'),
    jwksUri: keysAddress(),
    jwks_uri: { ...keysAddress(), hidden: true },
    jwks: field(text(), 'The keys themselves, as JSON.'),
    fromHeaders: field(
      listOf(
        object({
          name: required(text('headerName', { minLength: 1 }), 'The name of the header.'),
          prefix: field(text(), 'The prefix before the token in the header.', { examples: ['Bearer '] }),
        }),
      ),
      'Headers that hold the token.',
    ),
    fromParams: field(texts(undefined, { minLength: 1 }), 'Query parameters that hold the token.'),
    fromCookies: field(texts(undefined, { minLength: 1 }), 'Cookies that hold the token.'),
    outputPayloadToHeader: field(text('headerName'), 'The header that forwards the claims, as base64.'),
    outputClaimToHeaders: field(
      listOf(
        object({
          header: required(
            text('headerName', { minLength: 1, pattern: '^[-_A-Za-z0-9]+$' }),
            'The name of the header.',
          ),
          claim: required(text(undefined, { minLength: 1 }), 'The claim that the header forwards.'),
        }),
      ),
      'Headers that forward single claims.',
    ),
    forwardOriginalToken: field(flag, 'Whether the token is forwarded to the service.', { default: 'false' }),
    timeout: field(duration, 'The timeout for fetching the keys.', { default: '5s' }),
    spaceDelimitedClaims: field(
      listOf(text(undefined, { minLength: 1 }), { maxItems: 64 }),
      'Claims that are lists separated by spaces.',
    ),
    presence: field(
      choice({
        OPTIONAL: 'A request without a token is allowed.',
        REQUIRED: 'A request without a token is denied.',
      }),
      'Whether a token is required.',
    ),
  },
  { cel: ['one-jwks'] },
)

export const requestAuthentication: Kind = {
  kind: 'RequestAuthentication',
  group: 'security.istio.io',
  plural: 'requestauthentications',
  shortNames: ['ra'],
  versions: securityVersions,
  doc: 'Says which tokens workloads accept.',
  spec: field(
    object(
      {
        ...policyTargets,
        jwtRules: field(listOf(jwtRule, { maxItems: 4096 }), 'The tokens that are accepted.'),
      },
      { cel: ['one-target'] },
    ),
    'Which tokens are accepted.',
  ),
}

function keysAddress(): Field {
  return field(
    text(undefined, { minLength: 1, maxLength: 2048, cel: ['web-url'] }),
    'The URL of the keys that verify the token.',
    { examples: ['https://www.example.com/.well-known/jwks.json'] },
  )
}
