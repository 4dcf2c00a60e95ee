import { fixOf, set } from '../checks/fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName } from './words.ts'

export const minimum = structureRule(
  ['minimum'],
  {
    id: 'schema/minimum',
    title: 'Number below the least that is allowed',
    source: { crd: 'minimum' },
    why: `
The field has a bound that the API server holds: a number beyond it has the whole object refused. Ports, counts and
sizes are never negative, and shares in percent end at 100.
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
