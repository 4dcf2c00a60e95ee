import { isFqdn } from '../../syntax/host-name.ts'
import { isIpAddress } from '../../syntax/ip.ts'
import { isUnixAddress } from '../../syntax/unix-path.ts'
import { fixOf, set } from '../fixes.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'
import type { ServiceEntrySpec } from './service-entry-spec.ts'

export const noneEndpoints = serviceEntryRule({
  id: 'service-entry/none-endpoints',
  severity: 'error',
  title: 'Endpoints that are not used',
  why: `
Istio refuses the ServiceEntry: without a resolution, or with \`NONE\`, traffic goes to the address the client chose. Set
\`STATIC\` for endpoints with IP addresses, \`DNS\` for names, or remove them.
`,

  check({ spec }, report) {
    if (spec.resolution !== 'NONE' || spec.endpoints.length === 0) return
    const better = fittingResolution(spec)
    report({
      path: ['spec', 'endpoints'],
      part: 'key',
      message: 'With the resolution NONE there can be no endpoints.',
      ...(better && { fix: fixOf(`Set the resolution to ${better}`, set(['spec', 'resolution'], better)) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [db.example.com]
  resolution: NONE
  endpoints:
# ^^^^^^^^^
  - address: 10.0.0.7
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: [db.example.com]
  resolution: STATIC
  endpoints:
  - address: 10.0.0.7
`,
      },
    ],
    good: [database],
  },
})

function fittingResolution({ endpoints }: ServiceEntrySpec): string | undefined {
  if (endpoints.every(it => isIpAddress(it.address) || isUnixAddress(it.address))) return 'STATIC'
  return endpoints.every(it => isIpAddress(it.address) || isFqdn(it.address)) ? 'DNS' : undefined
}
