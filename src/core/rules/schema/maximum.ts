import { fixOf, set } from '../checks/fixes.ts'
import { goodDestinationRule } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName } from './words.ts'

export const maximum = structureRule(
  ['maximum'],
  {
    id: 'schema/maximum',
    title: 'Number too large',
    source: { crd: 'maximum' },
    why: `
The API server refuses the object: the number is above the maximum of the field. Percentages, for example, end at 100.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: DestinationRule
spec:
  host: reviews
  trafficPolicy:
    loadBalancer:
      simple: ROUND_ROBIN
      warmup:
        duration: 60s
        minimumPercent: 150
#                       ^^^
`,
          fixed: `
kind: DestinationRule
spec:
  host: reviews
  trafficPolicy:
    loadBalancer:
      simple: ROUND_ROBIN
      warmup:
        duration: 60s
        minimumPercent: 100
`,
        },
      ],
      good: [goodDestinationRule],
    },
  },
  ({ path, value, bound }) => ({
    message: `${fieldName(path)} must be at most ${bound}, not ${value}.`,
    fix: fixOf(`Set it to ${bound}`, set(path, bound)),
  }),
)
