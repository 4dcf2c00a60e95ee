import { removeFields } from './fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, typeInWords } from './words.ts'

export const nullValue = structureRule(
  ['null'],
  {
    id: 'schema/null',
    title: 'Null in a list',
    source: { crd: 'nullable' },
    why: `
The API server refuses the object. A dash with nothing after it, \`~\` and \`null\` make a null item. Remove the item, or
give it a value. To export to no namespace write \`["~"]\`, with the quotes.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  gateways: [mesh, ~]
#                  ^
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  gateways: [mesh]
`,
        },
      ],
      good: [goodVirtualService],
    },
  },
  ({ path, type }) => ({
    message: `${fieldName(path)} is null, not ${typeInWords(type)}.`,
    fix: removeFields('Remove the item', [path]),
  }),
)
