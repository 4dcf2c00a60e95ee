import { celRule, has } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celEndpointAddress = celRule(
  'address-or-network',
  {
    id: 'schema/cel-endpoint-address',
    title: 'Endpoint without address and network',
    why: `
An endpoint without an address can be reached only through the gateway of a network; without either the API server refuses
the object.
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
