import { isFqdn } from '../../syntax/hosts/host-name.ts'
import { endpointResolution, setResolution } from '../checks/fitting-resolution.ts'
import { externalApi } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'
import type { ServiceEntrySpec } from './service-entry-spec.ts'

const resolutions = ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS']

export const unknownResolution = serviceEntryRule({
  id: 'service-entry/unknown-resolution',
  severity: 'error',
  title: 'Unknown resolution',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. Write the resolution by its name: ${resolutions.map(it => `\`${it}\``).join(', ')}.
`,

  check({ spec }, report) {
    if (resolutions.includes(spec.resolution)) return
    const fitting = fittingResolution(spec)
    report({
      path: ['spec', 'resolution'],
      message: `The resolution ${spec.resolution} does not exist.`,
      ...(fitting && { fix: setResolution(fitting) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  resolution: 9
#             ^
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  resolution: DNS
`,
      },
    ],
    good: [externalApi],
  },
})

function fittingResolution(spec: ServiceEntrySpec): string | undefined {
  if (spec.workloadSelector) return 'STATIC'
  if (spec.endpoints.length > 0) return endpointResolution(spec.endpoints.map(it => it.address))
  const canBeResolved = spec.hosts.length > 0 && spec.hosts.every(isFqdn)
  return canBeResolved && !spec.addresses.some(it => it.includes('/')) ? 'DNS' : 'NONE'
}
