import { rangeFixes } from '../checks/fitting-resolution.ts'
import { celRule, entry, textEntry } from './cel-rule.ts'
import { endpointAddresses } from './endpoint-addresses.ts'
import { goodServiceEntry } from './good-examples.ts'
import { shorten } from './words.ts'

export const celSeCidr = celRule(
  'cidr-resolution',
  {
    id: 'schema/cel-se-cidr',
    title: 'Address range with DNS resolution',
    why: `
The API server refuses the object: DNS cannot resolve a range of addresses. Use the resolution \`NONE\` or \`STATIC\`, or
list single addresses.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  addresses: [192.0.2.0/24]
#             ^^^^^^^^^^^^
  resolution: DNS
`,
          fixed: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  addresses: [192.0.2.0/24]
  resolution: NONE
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) => {
    const resolution = textEntry(value, 'resolution') ?? 'NONE'
    if (resolution === 'NONE' || resolution === 'STATIC') return undefined
    const addresses = entry(value, 'addresses')
    if (!Array.isArray(addresses)) return undefined
    const index = addresses.findIndex(it => typeof it === 'string' && it.includes('/'))
    if (index < 0) return undefined
    return {
      path: [...path, 'addresses', index],
      message: `The range "${shorten(String(addresses[index]))}" needs the resolution NONE or STATIC, not ${shorten(resolution)}.`,
      ...rangeFixes(addresses, endpointAddresses(value)),
    }
  },
)
