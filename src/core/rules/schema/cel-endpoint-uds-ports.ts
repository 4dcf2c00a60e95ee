import { celRule, has, textEntry } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celEndpointUdsPorts = celRule(
  'unix-without-ports',
  {
    id: 'schema/cel-endpoint-uds-ports',
    title: 'Ports of a Unix socket endpoint',
    why: `
The API server refuses the object, even if the mapping is empty: a Unix socket has no ports. Remove \`ports\`.
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
  - address: unix:///var/run/app.sock
    ports:
#   ^^^^^
      http: 8080
`,
          fixed: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  resolution: STATIC
  endpoints:
  - address: unix:///var/run/app.sock
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) => {
    if (!textEntry(value, 'address')?.startsWith('unix://') || !has(value, 'ports')) return undefined
    const ports = [...path, 'ports']
    return {
      path: ports,
      part: 'key',
      message: 'The endpoint is a Unix socket, which has no ports.',
      fix: removeFields('Remove the ports', [ports]),
    }
  },
)
