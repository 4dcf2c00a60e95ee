import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const tooMuch = faultRule(
  {
    id: 'yaml/too-much',
    severity: 'error',
    title: 'Document too large to read',
    source: { advice: 'Reading a file is bounded in time and memory, so that no file can stop the editor.' },
    why: `
The document is millions of characters long, nested hundreds of levels deep, or repeats itself through aliases without
end. Reading it would take too much time or memory, so it is skipped. Such a file comes from a program that went wrong,
or from an attacker.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec: ${'['.repeat(200)}
#${' '.repeat(154)}^
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ code }) => ['alias-bomb', 'too-deep', 'too-large'].includes(code),
)
