import { goodServiceEntry } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { counted, fieldName } from './words.ts'

export const maxLength = structureRule(
  ['max-length'],
  {
    id: 'schema/max-length',
    title: 'String too long',
    source: { crd: 'maxLength' },
    why: `
The API server refuses the object: the field is for names, addresses or labels, which are short. Often something else
ended up in it, such as a whole URL.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  addresses:
  - 192.0.2.1,192.0.2.2,192.0.2.3,192.0.2.4,192.0.2.5,192.0.2.6,192.0.2.7
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, size, bound }) => ({
    message: `${fieldName(path)} is ${counted(size, 'character')} long; at most ${bound} are allowed.`,
  }),
)
