import { celRule } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { fieldName } from './words.ts'

export const celSePortRange = celRule(
  'port-range',
  {
    id: 'schema/cel-se-port-range',
    title: 'Port number that no port has',
    why: `
Ports are numbered 1 to 65535; the API server refuses any other number here. Leave \`targetPort\` out in place of writing 0.
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
      ? { message: `${fieldName(path)} must be from 1 to 65535, not ${value}.` }
      : undefined,
)
