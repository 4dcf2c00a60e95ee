import { removeFields } from './fixes.ts'
import { goodTelemetry } from './good-policies.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName } from './words.ts'

export const minLength = structureRule(
  ['min-length'],
  {
    id: 'schema/min-length',
    title: 'Empty string',
    source: { crd: 'minLength' },
    why: `
The API server refuses the object: the field must not be empty. Give it a value, or remove it where it is optional.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: RequestAuthentication
spec:
  jwtRules:
  - issuer: ""
#           ^^
    jwksUri: https://www.example.com/keys
`,
          fixed: `
kind: RequestAuthentication
spec:
  jwtRules:
  - jwksUri: https://www.example.com/keys
`,
        },
      ],
      good: [goodTelemetry],
    },
  },
  ({ path }) => ({
    message: `${fieldName(path)} must not be empty.`,
    fix: removeFields(typeof path.at(-1) === 'number' ? 'Remove the item' : 'Remove the field', [path]),
  }),
)
