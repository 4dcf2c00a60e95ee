import { celRule } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { fieldName } from './words.ts'

export const celSePortRange = celRule(
  'port-range',
  {
    id: 'schema/cel-se-port-range',
    title: 'Port number out of range',
    why: `
The API server refuses the object: port numbers are between 1 and 65535. Remove \`targetPort\` instead of setting it to 0.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  ports:
  - number: 70000
#           ^^^^^
    name: tls
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) =>
    typeof value === 'number' && (value < 1 || value > 65535)
      ? { message: `${fieldName(path)} must be between 1 and 65535, not ${value}.` }
      : undefined,
)
