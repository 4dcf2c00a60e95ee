import { endpointResolution, setResolution } from '../checks/fitting-resolution.ts'
import type { FindingFix } from '../define-rule.ts'
import { celRule, has, textEntry } from './cel-rule.ts'
import { endpointAddresses } from './endpoint-addresses.ts'
import { removeFields } from './fixes.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celSeNoneEndpoints = celRule(
  'none-without-endpoints',
  {
    id: 'schema/cel-se-none-endpoints',
    title: 'Endpoints with the resolution NONE',
    why: `
The API server refuses the object, even if the list is empty. With \`NONE\`, the default, traffic goes to the address that
the client chose, and endpoints are not used. Set \`resolution: STATIC\` for addresses or \`DNS\` for names.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  endpoints:
# ^^^^^^^^^
  - address: 192.0.2.10
`,
          fixed: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  endpoints:
  - address: 192.0.2.10
  resolution: STATIC
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) => {
    if ((textEntry(value, 'resolution') ?? 'NONE') !== 'NONE' || !has(value, 'endpoints')) return undefined
    const endpoints = [...path, 'endpoints']
    const fitting = endpointResolution(endpointAddresses(value))
    const removal: FindingFix = removeFields('Remove the endpoints', [endpoints])
    return {
      path: endpoints,
      part: 'key',
      message: '`endpoints` cannot be combined with the resolution NONE.',
      ...(fitting ? { fix: setResolution(fitting), otherFixes: [removal] } : { fix: removal }),
    }
  },
)
