import { goodServiceEntry } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { counted, fieldName } from './words.ts'

export const minItems = structureRule(
  ['min-items'],
  {
    id: 'schema/min-items',
    title: 'Too few items',
    source: { crd: 'minItems' },
    why: `
The API server refuses the object. Add an item, or remove the list where it is optional.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: []
#        ^^
  ports: []
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, size, bound }) => ({
    message: `${fieldName(path)} must have at least ${counted(bound, 'item')}, not ${size}.`,
  }),
)
