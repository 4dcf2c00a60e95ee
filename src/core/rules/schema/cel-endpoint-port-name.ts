import { celRule, keysOf } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { shorten } from './words.ts'

export const celEndpointPortName = celRule(
  'port-names',
  {
    id: 'schema/cel-endpoint-port-name',
    title: 'Invalid port name of an endpoint',
    why: `
The API server refuses the object. The keys are names of service ports: at most 62 letters, digits and hyphens, with a
letter or digit at both ends.
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
      message: `"${shorten(wrong)}" is not a valid port name: at most 62 letters, digits and inner hyphens.`,
    }
  },
)
