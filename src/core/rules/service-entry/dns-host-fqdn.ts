import { fqdnFault } from '../../syntax/hosts/host-name.ts'
import { setResolution } from '../checks/fitting-resolution.ts'
import type { FindingFix } from '../define-rule.ts'
import { externalApi } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'
import { type ServiceEntrySpec, usesDns } from './service-entry-spec.ts'

export const dnsHostFqdn = serviceEntryRule({
  id: 'service-entry/dns-host-fqdn',
  severity: 'error',
  title: 'Host that DNS cannot resolve',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: without endpoints it resolves the hosts themselves, and DNS cannot resolve a wildcard or
an address. Add endpoints, or set the resolution to \`DYNAMIC_DNS\` for a wildcard.
`,

  check({ spec }, report) {
    if (!usesDns(spec) || spec.endpoints.length > 0) return
    // Istio names the first one only.
    const bad = spec.hosts.findIndex(it => fqdnFault(it) !== undefined)
    if (bad < 0) return
    report({
      path: ['spec', 'hosts', bad],
      message: `DNS cannot resolve "${spec.hosts[bad]}", and there are no endpoints.`,
      ...resolutionFixes(spec),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: ["*.example.com"]
#         ^^^^^^^^^^^^^^^
  resolution: DNS
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: ["*.example.com"]
  resolution: NONE
`,
      },
    ],
    good: [externalApi],
  },
})

function resolutionFixes(spec: ServiceEntrySpec): { fix: FindingFix; otherFixes?: readonly FindingFix[] } {
  if (spec.workloadSelector) return { fix: setResolution('STATIC') }
  const fix = setResolution('NONE')
  return fitsDynamic(spec) ? { fix, otherFixes: [setResolution('DYNAMIC_DNS')] } : { fix }
}

/** Whether the names could be resolved as requests ask for them. */
function fitsDynamic({ hosts, addresses, ports, location }: ServiceEntrySpec): boolean {
  return (
    addresses.length === 0 &&
    location !== 'MESH_INTERNAL' &&
    hosts.every(it => it.startsWith('*')) &&
    ports.every(it => ['HTTP', 'HTTP2', 'GRPC', 'TLS'].includes(it.protocol.toUpperCase()))
  )
}
