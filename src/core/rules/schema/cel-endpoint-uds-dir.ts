import { celRule } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { shorten } from './words.ts'

export const celEndpointUdsDir = celRule(
  'unix-not-directory',
  {
    id: 'schema/cel-endpoint-uds-dir',
    title: 'Unix socket that is a folder',
    why: `
A path that ends in a slash names a folder, not a socket; the API server refuses it.
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
      ? { message: `"${shorten(value)}" ends in a slash, as folders do and sockets do not.` }
      : undefined,
)
