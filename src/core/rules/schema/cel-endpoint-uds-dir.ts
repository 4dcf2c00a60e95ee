import { celRule } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { shorten } from './words.ts'

export const celEndpointUdsDir = celRule(
  'unix-not-directory',
  {
    id: 'schema/cel-endpoint-uds-dir',
    title: 'Unix socket path that ends in a slash',
    why: `
The API server refuses the object: the path names a folder, not a socket.
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
  - address: unix:///var/run/
#            ^^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ value }) =>
    typeof value === 'string' && value.startsWith('unix://') && value.endsWith('/')
      ? { message: `"${shorten(value)}" ends in a slash, so it names a folder, not a socket.` }
      : undefined,
)
