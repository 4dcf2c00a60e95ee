import { urlScheme } from '../../syntax/http/url-scheme.ts'
import { celRule } from './cel-rule.ts'
import { goodRequestAuthentication } from './good-policies.ts'
import { fieldName } from './words.ts'

export const celWebUrl = celRule(
  'web-url',
  {
    id: 'schema/cel-web-url',
    title: 'Invalid `jwksUri`',
    why: `
The API server refuses the object: Istio fetches the keys over \`http\` or \`https\`.
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
    return { message: `${fieldName(path)} must begin with \`http://\` or \`https://\`.` }
  },
)
