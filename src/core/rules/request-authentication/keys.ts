import { urlScheme } from '../../syntax/http/url-scheme.ts'
import { readKeySet } from '../../syntax/policy/json-web-keys.ts'
import { checkDuration } from '../checks/duration-check.ts'
import { tokens } from './good-examples.ts'
import { jwtRule } from './request-authentication-spec.ts'

const source = { istio: 'pkg/config/validation: validateJwtRule' } as const

export const jwksUri = jwtRule({
  id: 'request-authentication/jwks-uri',
  severity: 'error',
  title: 'Address of the keys that is not of the web',
  source: { istio: 'pkg/config/security: ParseJwksURI' },
  why: `
Istio refuses the policy: it fetches the keys over \`http\` or \`https\`.
`,
  check({ jwksUri }, path, report) {
    if (jwksUri === '' || ['http', 'https'].includes(urlScheme(jwksUri) ?? '')) return
    report({
      path: [...path, 'jwksUri'],
      message: `"${jwksUri}" is not an address that begins with http:// or https://.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - jwksUri: ftp://www.example.com/keys
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [tokens],
  },
})

export const jwks = jwtRule({
  id: 'request-authentication/jwks',
  severity: 'error',
  title: 'Keys that cannot be read',
  source,
  why: `
Istio refuses the policy. \`jwks\` is a JSON object with a list \`keys\` of JSON Web Keys, or one such key.
`,
  check({ jwks }, path, report) {
    const read = jwks === '' ? undefined : readKeySet(jwks)
    if (read && 'fault' in read)
      report({ path: [...path, 'jwks'], message: `The text is not a JSON Web Key Set: ${read.fault}.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    jwks: '{"keys": [{"kty": "rsa"}]}'
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [tokens],
  },
})

export const jwksPrivate = jwtRule({
  id: 'request-authentication/jwks-private',
  severity: 'warning',
  title: 'Private key in `jwks`',
  source: { istio: 'pkg/config/validation: ValidateRequestAuthentication' },
  why: `
Whoever can read the policy can sign tokens with the key. The policy needs the public part alone; replace the key, since it has
been written down here.
`,
  check({ jwks }, path, report) {
    const read = jwks === '' ? undefined : readKeySet(jwks)
    if (!read || 'fault' in read) return
    for (const key of read.secret)
      report({ path: [...path, 'jwks'], message: `Key ${key} of the set is a private or secret key.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    jwks: '{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}'
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [tokens],
  },
})

export const timeout = jwtRule({
  id: 'request-authentication/timeout',
  severity: 'error',
  title: 'Timeout that Istio does not take',
  source,
  why: `
Istio refuses the policy: the time to fetch the keys is at least a millisecond, and in whole ones.
`,
  check({ timeout }, path, report) {
    checkDuration(timeout, [...path, 'timeout'], report, 'without it 5s apply')
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    timeout: 1.5ms
#            ^^^^^
`,
        fixed: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    timeout: 2ms
`,
      },
    ],
    good: [tokens],
  },
})
