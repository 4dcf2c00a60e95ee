import { goodGateway } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName } from './words.ts'

export const required = structureRule(
  ['required'],
  {
    id: 'schema/required',
    title: 'Required field is missing',
    source: { crd: 'required' },
    why: `
The API server refuses an object in which a required field is missing. The field must be there, even if its value is
empty; what the value has to be is another matter.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  servers:
  - port:
#   ^^^^
      number: 443
      name: https
    hosts: [shop.example.com]
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ path }) => {
    if (path.length === 1) return undefined
    const owner = path.slice(0, -1)
    return { part: 'key', message: `${fieldName(owner)} lacks the field ${fieldName(path)}.` }
  },
)
