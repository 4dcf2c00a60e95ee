import { removeFields } from './fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, typeInWords } from './words.ts'

export const nullValue = structureRule(
  ['null'],
  {
    id: 'schema/null',
    title: 'Item without a value',
    source: { crd: 'nullable' },
    why: `
A dash with nothing behind it, \`~\` and \`null\` make a null item, and the API server refuses the object. Remove the item,
or give it a value. The namespace list \`["~"]\` needs its quotes.
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
    message: `${fieldName(path)} is null; it must be ${typeInWords(type)} or be left out.`,
    fix: removeFields('Remove the item', [path]),
  }),
)
