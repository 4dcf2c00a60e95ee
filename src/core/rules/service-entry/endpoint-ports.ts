import { isLabel } from '../../syntax/label.ts'
import { isPort } from '../../syntax/port.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, remove, rename } from '../checks/fixes.ts'
import type { FindingFix } from '../define-rule.ts'
import { database } from './good-examples.ts'
import { endpointRule } from './service-entry-rule.ts'
import type { EndpointPlace } from './service-entry-spec.ts'

export const endpointPortUndefinedRule = endpointRule({
  id: 'service-entry/endpoint-port-undefined',
  severity: 'error',
  title: 'Endpoint with a port that the service does not have',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the ServiceEntry: the keys of \`ports\` in an endpoint are names of ports of the service.
`,

  check(place, report) {
    const { portNames } = place
    if (!portNames) return
    for (const { name, path } of endpointPorts(place)) {
      if (portNames.includes(name)) continue
      const [fix, ...otherFixes] = namingFixes(place, portNames, path)
      report({
        path,
        part: 'key',
        message: `The service has no port named "${name}".`,
        ...(fix && { fix, otherFixes }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  resolution: DNS
  ports:
  - { number: 443, name: https, protocol: HTTPS }
  endpoints:
  - address: a.example.com
    ports: { http: 8080 }
#            ^^^^
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: [api.example.com]
  resolution: DNS
  ports:
  - { number: 443, name: https, protocol: HTTPS }
  endpoints:
  - address: a.example.com
    ports: { https: 8080 }
`,
      },
    ],
    good: [database],
  },
})

export const endpointPortNameRule = endpointRule({
  id: 'service-entry/endpoint-port-name',
  severity: 'error',
  title: 'Invalid port name of an endpoint',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object. The name of a port has at most 63 letters, digits and inner hyphens.
`,

  check(place, report) {
    for (const { name, path } of endpointPorts(place))
      if (!isLabel(name))
        report({ path, part: 'key', message: `"${name.slice(0, 80)}" is not a valid port name.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
  address: 10.0.0.7
  ports: { tcp_db: 5432 }
#          ^^^^^^
`,
      },
    ],
    good: [database],
  },
})

export const endpointPortNumberRule = endpointRule({
  id: 'service-entry/endpoint-port-number',
  severity: 'error',
  title: 'Port of an endpoint out of range',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object. A port number is between 1 and 65535.
`,

  check(place, report) {
    for (const { number, path } of endpointPorts(place))
      if (!isPort(number)) report({ path, message: `The port must be between 1 and 65535, not ${number}.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
  address: 10.0.0.7
  ports: { tcp-db: 0 }
#                  ^
`,
      },
    ],
    good: [database],
  },
})

/** The ways out of a port that the service does not have: each of its ports that the endpoint leaves open, or none. */
function namingFixes({ endpoint }: EndpointPlace, portNames: readonly string[], path: Path): FindingFix[] {
  const open = [...new Set(portNames)].filter(it => isLabel(it) && !Object.hasOwn(endpoint.ports, it))
  return [
    ...open.slice(0, 5).map(it => fixOf(`Rename to ${it}`, rename(path, it))),
    fixOf('Remove the port', remove(path)),
  ]
}

/** The ports of an endpoint, where Istio comes to look at them. */
function endpointPorts({
  endpoint,
  path,
  mode,
}: EndpointPlace): { name: string; number: number; path: Path }[] {
  if (mode !== 'dns' && endpoint.address === '' && endpoint.network === '') return []
  return Object.entries(endpoint.ports).map(([name, number]) => ({
    name,
    number,
    path: [...path, 'ports', name],
  }))
}
