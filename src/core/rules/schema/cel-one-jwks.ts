import { celRule, presentOf } from './cel-rule.ts'
import { keepOneOf } from './fixes.ts'
import { goodRequestAuthentication } from './good-policies.ts'
import { fieldName, listInWords } from './words.ts'

export const celOneJwks = celRule(
  'one-jwks',
  {
    id: 'schema/cel-one-jwks',
    title: '`jwksUri` and `jwks` together',
    why: `
The API server refuses the object: the keys that verify a token come from a URL, or they stand in the object.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
#   ^^^^^^
    jwksUri: https://www.example.com/keys
    jwks: '{"keys":[]}'
`,
          fixed: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    jwksUri: https://www.example.com/keys
`,
        },
      ],
      good: [goodRequestAuthentication],
    },
  },
  ({ path, value }) => {
    const present = presentOf(value, ['jwksUri', 'jwks_uri', 'jwks'])
    if (present.length < 2) return undefined
    return {
      part: 'key',
      message: `${fieldName(path)} may have only one of ${listInWords(present)}.`,
      ...keepOneOf(path, present),
    }
  },
)
