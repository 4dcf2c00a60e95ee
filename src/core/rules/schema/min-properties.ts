import { goodTelemetry } from './good-policies.ts'
import { structureRule } from './structure-rule.ts'
import { counted, fieldName } from './words.ts'

export const minProperties = structureRule(
  ['min-properties'],
  {
    id: 'schema/min-properties',
    title: 'Too few entries',
    source: { crd: 'minProperties' },
    why: `
The API server refuses the object. Add an entry, or remove the mapping.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: PeerAuthentication
spec:
  selector:
    matchLabels:
      app: shop
  portLevelMtls: {}
#                ^^
`,
        },
      ],
      good: [goodTelemetry],
    },
  },
  ({ path, size, bound }) => ({
    message: `${fieldName(path)} must have at least ${counted(bound, 'entry')}, not ${size}.`,
  }),
)
