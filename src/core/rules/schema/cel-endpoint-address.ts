import { celRule, has } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celEndpointAddress = celRule(
  'address-or-network',
  {
    id: 'schema/cel-endpoint-address',
    title: 'Endpoint without an address',
    why: `
The API server refuses the object: an endpoint needs an \`address\`, or a \`network\` whose gateway leads to it.
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
  - weight: 2
#   ^^^^^^^^^
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ value }) =>
    has(value, 'address') || has(value, 'network')
      ? undefined
      : { part: 'key', message: 'The endpoint has neither `address` nor `network`.' },
)
