import { tokens } from './good-examples.ts'
import { jwtRule } from './request-authentication-spec.ts'

const source = { istio: 'pkg/config/validation: validateJwtRule' } as const

export const audience = jwtRule({
  id: 'request-authentication/audience',
  severity: 'error',
  title: 'Empty audience',
  source,
  why: `
Istio refuses the policy: a token names the services that it is meant for, and none of them is empty. Remove the entry.
`,
  check({ audiences }, path, report) {
    for (const [k, it] of audiences.entries())
      if (it === '') report({ path: [...path, 'audiences', k], message: 'The audience is empty.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    audiences: [shop, ""]
#                     ^^
`,
      },
    ],
    good: [tokens],
  },
})

export const issuerOrUri = jwtRule({
  id: 'request-authentication/issuer-or-uri',
  severity: 'error',
  title: 'Neither issuer nor `jwksUri`',
  source,
  why: `
Istio refuses the policy: a rule names the issuer of the token, or says where the keys that verify it are found. \`jwks\` alone is
not enough.
`,
  check({ issuer, jwksUri }, path, report) {
    if (issuer !== '' || jwksUri !== '') return
    report({ path, message: 'The rule has neither issuer nor jwksUri.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - { audiences: [shop] }
#   ^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [tokens],
  },
})

export const fromHeader = jwtRule({
  id: 'request-authentication/from-header',
  severity: 'error',
  title: 'Header without a name',
  source,
  why: `
Istio refuses the policy: \`fromHeaders\` names the headers that hold the token.
`,
  check({ fromHeaders }, path, report) {
    for (const [k, { name }] of fromHeaders.entries())
      if (name === '')
        report({ path: [...path, 'fromHeaders', k, 'name'], message: 'The header has no name.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    fromHeaders: [{ name: "" }]
#                         ^^
`,
      },
    ],
    good: [tokens],
  },
})

export const fromParam = jwtRule({
  id: 'request-authentication/from-param',
  severity: 'error',
  title: 'Parameter without a name',
  source,
  why: `
Istio refuses the policy: \`fromParams\` names the query parameters that hold the token.
`,
  check({ fromParams }, path, report) {
    for (const [k, it] of fromParams.entries())
      if (it === '') report({ path: [...path, 'fromParams', k], message: 'The parameter has no name.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    fromParams: [""]
#                ^^
`,
      },
    ],
    good: [tokens],
  },
})

export const fromCookie = jwtRule({
  id: 'request-authentication/from-cookie',
  severity: 'error',
  title: 'Cookie without a name',
  source,
  why: `
Istio refuses the policy: \`fromCookies\` names the cookies that hold the token.
`,
  check({ fromCookies }, path, report) {
    for (const [k, it] of fromCookies.entries())
      if (it === '') report({ path: [...path, 'fromCookies', k], message: 'The cookie has no name.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    fromCookies: [""]
#                 ^^
`,
      },
    ],
    good: [tokens],
  },
})

export const claimHeaderEmpty = jwtRule({
  id: 'request-authentication/claim-header-empty',
  severity: 'error',
  title: 'Claim or header that is empty',
  source,
  why: `
Istio refuses the policy: an entry of \`outputClaimToHeaders\` names a claim of the token and the header that passes it on.
`,
  check({ outputClaimToHeaders }, path, report) {
    for (const [k, { claim, header }] of outputClaimToHeaders.entries())
      if (claim === '' || header === '')
        report({
          path: [...path, 'outputClaimToHeaders', k],
          message: `The entry has no ${header === '' ? 'header' : 'claim'}.`,
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    outputClaimToHeaders: [{ header: x-user, claim: "" }]
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [tokens],
  },
})

export const claimHeaderName = jwtRule({
  id: 'request-authentication/claim-header-name',
  severity: 'error',
  title: 'Malformed header for a claim',
  source,
  why: `
Istio refuses the policy. The name of the header has letters, digits, hyphens and underscores only.
`,
  check({ outputClaimToHeaders }, path, report) {
    for (const [k, { claim, header }] of outputClaimToHeaders.entries())
      if (claim !== '' && header !== '' && !/^[-_A-Za-z0-9]+$/.test(header))
        report({
          path: [...path, 'outputClaimToHeaders', k, 'header'],
          message: `"${header}" is not the name of a header.`,
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    outputClaimToHeaders: [{ header: x user, claim: sub }]
#                                    ^^^^^^
`,
      },
    ],
    good: [tokens],
  },
})
