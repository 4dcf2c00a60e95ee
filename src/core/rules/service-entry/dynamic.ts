import { fixOf, remove } from '../checks/fixes.ts'
import { anyName } from './good-examples.ts'
import { serviceEntryRule, serviceHostRule, servicePortRule } from './service-entry-rule.ts'
import type { ServiceEntrySpec } from './service-entry-spec.ts'

const severity = 'error'
const waypointLabel = 'istio.io/use-waypoint'
const good = [anyName]

export const dynamicNoHostsRule = serviceEntryRule({
  id: 'service-entry/dynamic-no-hosts',
  severity,
  title: 'Dynamic resolution without hosts',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: with \`DYNAMIC_DNS\` its hosts say for which names it is.
`,

  check({ spec }, report) {
    if (!isDynamic(spec) || spec.hosts.length > 0) return
    report({ path: ['spec', 'resolution'], message: 'DYNAMIC_DNS needs a wildcard among the hosts.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  resolution: DYNAMIC_DNS
#             ^^^^^^^^^^^
`,
      },
    ],
    good,
  },
})

export const dynamicHostWildcardRule = serviceHostRule({
  id: 'service-entry/dynamic-host-wildcard',
  severity,
  title: 'Dynamic resolution of a host without wildcard',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: \`DYNAMIC_DNS\` resolves the names that requests ask for, so its hosts begin with \`*\`. Use
\`DNS\` for a single name.
`,

  check(host, path, report, spec) {
    if (!isDynamic(spec) || host.startsWith('*')) return
    report({ path, message: `"${host}" is not a wildcard, which DYNAMIC_DNS needs.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
#         ^^^^^^^^^^^^^^^
  resolution: DYNAMIC_DNS
`,
      },
    ],
    good,
  },
})

export const dynamicProtocolRule = servicePortRule({
  id: 'service-entry/dynamic-protocol',
  severity,
  title: 'Protocol that does not name the host, with dynamic resolution',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: \`DYNAMIC_DNS\` takes the name from the request, which works for \`HTTP\`, \`HTTP2\`, \`GRPC\` and
\`TLS\` only. For HTTPS write \`TLS\`.
`,

  check({ protocol }, path, report, spec) {
    if (!isDynamic(spec) || ['http', 'http2', 'grpc', 'tls'].includes(protocol.toLowerCase())) return
    report({
      path: [...path, 'protocol'],
      message: `${protocol || 'A port without protocol'} does not go with DYNAMIC_DNS.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: ["*.example.com"]
  resolution: DYNAMIC_DNS
  ports:
  - { number: 443, name: https, protocol: HTTPS }
#                                         ^^^^^
`,
      },
    ],
    good,
  },
})

export const dynamicWaypointRule = serviceEntryRule({
  id: 'service-entry/dynamic-waypoint',
  severity,
  title: 'Dynamic resolution inside the mesh through a waypoint',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: with \`DYNAMIC_DNS\` and \`MESH_INTERNAL\` it cannot go through a waypoint. Remove the label, set
it to \`none\`, or make the location \`MESH_EXTERNAL\`.
`,

  check({ spec, labels }, report) {
    const waypoint = Object.hasOwn(labels, waypointLabel) ? labels[waypointLabel] : undefined
    if (!isDynamic(spec) || spec.location !== 'MESH_INTERNAL' || typeof waypoint !== 'string') return
    if (waypoint === '' || waypoint.toLowerCase() === 'none') return
    report({
      path: ['metadata', 'labels', waypointLabel],
      message: `The waypoint "${waypoint}" does not go with DYNAMIC_DNS inside the mesh.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
metadata:
  labels:
    istio.io/use-waypoint: egress
#                          ^^^^^^
spec:
  hosts: ["*.example.com"]
  location: MESH_INTERNAL
  resolution: DYNAMIC_DNS
`,
      },
    ],
    good,
  },
})

export const dynamicAddressesRule = dynamicFieldRule('addresses', '[240.240.1.1]')
export const dynamicEndpointsRule = dynamicFieldRule('endpoints', '[{ address: 10.0.0.7 }]')

/** A rule about a list that has no place where names are resolved as they are asked for. */
function dynamicFieldRule(field: 'addresses' | 'endpoints', example: string) {
  return serviceEntryRule({
    id: `service-entry/dynamic-${field}`,
    severity,
    title: `Dynamic resolution with ${field}`,
    source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
    why: `
Istio refuses the ServiceEntry: with \`DYNAMIC_DNS\` the name in each request says where it goes. Remove \`${field}\`.
`,

    check({ spec }, report) {
      if (!isDynamic(spec) || spec[field].length === 0) return
      report({
        path: ['spec', field],
        part: 'key',
        message: `DYNAMIC_DNS does not go with ${field}.`,
        fix: fixOf(`Remove ${field}`, remove(['spec', field])),
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: ["*.example.com"]
  resolution: DYNAMIC_DNS
  ${field}: ${example}
# ${'^'.repeat(field.length)}
`,
          fixed: `
kind: ServiceEntry
spec:
  hosts: ["*.example.com"]
  resolution: DYNAMIC_DNS
`,
        },
      ],
      good,
    },
  })
}

function isDynamic({ resolution }: ServiceEntrySpec): boolean {
  return resolution === 'DYNAMIC_DNS'
}
