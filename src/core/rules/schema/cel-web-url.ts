import { celRule } from './cel-rule.ts'
import { goodRequestAuthentication } from './good-policies.ts'
import { urlScheme } from './url-scheme.ts'
import { fieldName } from './words.ts'

export const celWebUrl = celRule(
  'web-url',
  {
    id: 'schema/cel-web-url',
    title: 'Address that is not of the web',
    why: `
The keys are fetched over \`http\` or \`https\`; the API server refuses any other address.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: https://www.example.com
    jwksUri: www.example.com/keys
#            ^^^^^^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodRequestAuthentication],
    },
  },
  ({ path, value }) => {
    const scheme = typeof value === 'string' ? urlScheme(value) : ''
    if (scheme === 'http' || scheme === 'https') return undefined
    return { message: `${fieldName(path)} must be an address that begins with \`http://\` or \`https://\`.` }
  },
)
