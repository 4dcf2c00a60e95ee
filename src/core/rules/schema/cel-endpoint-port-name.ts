import { celRule, keysOf } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { shorten } from './words.ts'

export const celEndpointPortName = celRule(
  'port-names',
  {
    id: 'schema/cel-endpoint-port-name',
    title: 'Endpoint port whose name cannot be',
    why: `
The keys are names of service ports: letters, digits and hyphens, at most 62 characters. The API server refuses any other.
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
  - address: 192.0.2.10
    ports:
      tls_1: 8443
#     ^^^^^
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) => {
    const wrong = keysOf(value).find(
      it => [...it].length > 62 || !/^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(it),
    )
    if (wrong === undefined) return undefined
    return {
      path: [...path, wrong],
      part: 'key',
      message: `No port can be called "${shorten(wrong)}": names are letters, digits and inner hyphens, 62 at most.`,
    }
  },
)
