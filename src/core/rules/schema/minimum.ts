import { fixOf, set } from '../checks/fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName } from './words.ts'

export const minimum = structureRule(
  ['minimum'],
  {
    id: 'schema/minimum',
    title: 'Number too small',
    source: { crd: 'minimum' },
    why: `
The API server refuses the object: the number is below the minimum of the field. Ports, counts and sizes are never
negative.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - route:
    - destination:
        host: reviews
        port:
          number: -1
#                 ^^
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - route:
    - destination:
        host: reviews
        port:
          number: 0
`,
        },
      ],
      good: [goodVirtualService],
    },
  },
  ({ path, value, bound }) => ({
    message: `${fieldName(path)} must be at least ${bound}, not ${value}.`,
    fix: fixOf(`Set it to ${bound}`, set(path, bound)),
  }),
)
