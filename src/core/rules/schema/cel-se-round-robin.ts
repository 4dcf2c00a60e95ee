import { setResolution } from '../checks/fitting-resolution.ts'
import { celRule, entry, textEntry } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celSeRoundRobin = celRule(
  'round-robin-one-endpoint',
  {
    id: 'schema/cel-se-round-robin',
    title: 'Several endpoints with DNS_ROUND_ROBIN',
    why: `
The API server refuses the object: \`DNS_ROUND_ROBIN\` allows one endpoint. Use \`DNS\` for several.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  resolution: DNS_ROUND_ROBIN
  endpoints:
# ^^^^^^^^^
  - address: a.example.com
  - address: b.example.com
`,
          fixed: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  resolution: DNS
  endpoints:
  - address: a.example.com
  - address: b.example.com
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) => {
    const endpoints = entry(value, 'endpoints')
    if (textEntry(value, 'resolution') !== 'DNS_ROUND_ROBIN') return undefined
    if (!Array.isArray(endpoints) || endpoints.length <= 1) return undefined
    return {
      path: [...path, 'endpoints'],
      part: 'key',
      message: `DNS_ROUND_ROBIN allows one endpoint, not ${endpoints.length}.`,
      fix: setResolution('DNS'),
    }
  },
)
