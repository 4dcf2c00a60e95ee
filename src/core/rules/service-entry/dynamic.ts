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
  title: 'DYNAMIC_DNS without hosts',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: with \`DYNAMIC_DNS\` it needs wildcard hosts that say which names it covers.
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
  title: 'DYNAMIC_DNS with a host that is not a wildcard',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: \`DYNAMIC_DNS\` resolves the names that requests ask for, so its hosts must begin with
\`*\`. Use \`DNS\` for a single name.
`,

  check(host, path, report, spec) {
    if (!isDynamic(spec) || host.startsWith('*')) return
    report({ path, message: `DYNAMIC_DNS needs wildcard hosts; "${host}" is not one.` })
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
  title: 'DYNAMIC_DNS with an unsuitable protocol',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: \`DYNAMIC_DNS\` takes the name from the request, and that works only for \`HTTP\`, \`HTTP2\`,
\`GRPC\` and \`TLS\`. For HTTPS write \`TLS\`.
`,

  check({ protocol }, path, report, spec) {
    if (!isDynamic(spec) || ['http', 'http2', 'grpc', 'tls'].includes(protocol.toLowerCase())) return
    report({
      path: [...path, 'protocol'],
      message: `${protocol || 'A port without protocol'} cannot be combined with DYNAMIC_DNS.`,
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
  title: 'DYNAMIC_DNS behind a waypoint in the mesh',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: with \`DYNAMIC_DNS\` and \`MESH_INTERNAL\` it cannot use a waypoint. Remove the label, set
it to \`none\`, or set the location to \`MESH_EXTERNAL\`.
`,

  check({ spec, labels }, report) {
    const waypoint = Object.hasOwn(labels, waypointLabel) ? labels[waypointLabel] : undefined
    if (!isDynamic(spec) || spec.location !== 'MESH_INTERNAL' || typeof waypoint !== 'string') return
    if (waypoint === '' || waypoint.toLowerCase() === 'none') return
    report({
      path: ['metadata', 'labels', waypointLabel],
      message: `The waypoint "${waypoint}" cannot be combined with DYNAMIC_DNS and MESH_INTERNAL.`,
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
    title: `DYNAMIC_DNS with ${field}`,
    source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
    why: `
Istio refuses the ServiceEntry: with \`DYNAMIC_DNS\` each request goes to the name it asks for. Remove \`${field}\`.
`,

    check({ spec }, report) {
      if (!isDynamic(spec) || spec[field].length === 0) return
      report({
        path: ['spec', field],
        part: 'key',
        message: `DYNAMIC_DNS cannot be combined with ${field}.`,
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
