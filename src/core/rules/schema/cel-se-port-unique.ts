import { celRule, entry } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celSePortUnique = celRule(
  'unique-port-numbers',
  {
    id: 'schema/cel-se-port-unique',
    title: 'Two ports with the same number',
    why: `
The API server refuses the object: each port of a service needs a number of its own. Merge the two, or change one
number.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  ports:
  - number: 443
    name: https
  - number: 443
#           ^^^
    name: tls
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) => {
    if (!Array.isArray(value)) return undefined
    const numbers = value.map(it => entry(it, 'number'))
    const index = numbers.findIndex((it, i) => it !== undefined && numbers.indexOf(it) < i)
    if (index < 0) return undefined
    const first = numbers.indexOf(numbers[index])
    return {
      path: [...path, index, 'number'],
      message: `\`ports[${index}]\` has the same number as \`ports[${first}]\`, ${numbers[index]}.`,
    }
  },
)
