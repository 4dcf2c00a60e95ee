import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const tooMuch = faultRule(
  {
    id: 'yaml/too-much',
    severity: 'error',
    title: 'Document that is too large to read',
    source: { advice: 'Reading a file is bounded in time and memory, so that no file can stop the editor.' },
    why: `
Reading the document would take more time or memory than any configuration is worth: it is millions of characters long, is
nested hundreds of levels deep, or repeats itself through aliases without end. It is left alone. A file like this was made
by a program that went astray, or by someone who means harm.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec: ${'['.repeat(200)}
#${' '.repeat(155)}^
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ code }) => ['alias-bomb', 'too-deep', 'too-large'].includes(code),
)
