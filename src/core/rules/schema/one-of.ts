import { keepOneOf } from './fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, listInWords } from './words.ts'

export const oneOf = structureRule(
  ['one-of'],
  {
    id: 'schema/one-of',
    title: 'Fields that exclude each other',
    source: { crd: 'oneOf' },
    why: `
The API server refuses the object: only one of these fields may be present, whatever their values. To match one of
several paths, write several items under \`match\`; they are alternatives.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - match:
    - uri:
#     ^^^
        exact: /reviews
        prefix: /reviews/
    route:
    - destination: { host: reviews }
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - match:
    - uri:
        exact: /reviews
    route:
    - destination: { host: reviews }
`,
        },
      ],
      good: [goodVirtualService],
    },
  },
  ({ path, present }) => ({
    part: 'key',
    message: `${fieldName(path)} may have only one of ${listInWords(present)}.`,
    ...keepOneOf(path, present),
  }),
)
