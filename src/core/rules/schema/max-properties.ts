import { goodServiceEntry } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { counted, fieldName } from './words.ts'

export const maxProperties = structureRule(
  ['max-properties'],
  {
    id: 'schema/max-properties',
    title: 'Too many entries',
    source: { crd: 'maxProperties' },
    why: `
The API server refuses the object: the mapping has more entries than the field allows. A mapping of this size most
likely comes from a program that went wrong.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  endpoints:
  - address: 192.0.2.10
    ports:
#   ^^^^^
${manyPorts()}
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, size, bound }) => ({
    part: 'key',
    message: `${fieldName(path)} must have at most ${counted(bound, 'entry')}, not ${size}.`,
  }),
)

function manyPorts(): string {
  return Array.from({ length: 129 }, (_, i) => `      port-${i + 1}: ${8000 + i}`).join('\n')
}
