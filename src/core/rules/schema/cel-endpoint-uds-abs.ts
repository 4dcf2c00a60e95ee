import { celRule } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { shorten } from './words.ts'

export const celEndpointUdsAbs = celRule(
  'unix-absolute',
  {
    id: 'schema/cel-endpoint-uds-abs',
    title: 'Relative path of a Unix socket',
    why: `
The API server refuses the object. After \`unix://\` comes an absolute path, or \`@\` and the name of an abstract socket.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  resolution: STATIC
  endpoints:
  - address: unix://app.sock
#            ^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ value }) =>
    typeof value === 'string' && value.startsWith('unix://') && !'/@'.includes(value[7] ?? 'nothing')
      ? { message: `"${shorten(value)}" must continue with \`/\` or \`@\` after \`unix://\`.` }
      : undefined,
)
