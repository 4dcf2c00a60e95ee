import { goodGateway } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName } from './words.ts'

export const required = structureRule(
  ['required'],
  {
    id: 'schema/required',
    title: 'Missing required field',
    source: { crd: 'required' },
    why: `
The API server refuses the object. The field must be present, even if its value is empty.
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
    return { part: 'key', message: `${fieldName(owner)} must have the field ${fieldName(path)}.` }
  },
)
