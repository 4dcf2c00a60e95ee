import { isFqdn } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isUnixAddress, unixAddressFault } from '../../syntax/hosts/unix-path.ts'
import { database, machine, socketService } from './good-examples.ts'
import { endpointRule } from './service-entry-rule.ts'

export const endpointAddressRequiredRule = endpointRule({
  id: 'service-entry/endpoint-address-required',
  severity: 'error',
  title: 'Endpoint without an address',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object: an endpoint needs an \`address\`, or a \`network\` whose gateway leads to it.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || endpoint.address !== '' || endpoint.network !== '') return
    report({
      path: [...path, 'address'],
      part: 'key',
      message: 'The endpoint has neither address nor network.',
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
#^^^
  labels: { app: legacy }
`,
      },
    ],
    good: [database, machine],
  },
})

export const endpointAddressUnsetRule = endpointRule({
  id: 'service-entry/endpoint-address-unset',
  severity: 'warning',
  title: 'Endpoint with only a network',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Without an address, the endpoint is reachable only from other networks, through the gateway of its network. That may be
intended.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || endpoint.address !== '' || endpoint.network === '') return
    report({
      path: [...path, 'network'],
      message: `The endpoint has no address, only the network ${endpoint.network}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
  network: west
#          ^^^^
`,
      },
    ],
    good: [database],
  },
})

export const endpointUnixPathRule = endpointRule({
  id: 'service-entry/endpoint-unix-path',
  severity: 'error',
  title: 'Invalid Unix socket of an endpoint',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object. After \`unix://\` comes the absolute path of a socket, or \`@\` and the name of an abstract
socket.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || !isUnixAddress(endpoint.address)) return
    const fault = unixAddressFault(endpoint.address)
    if (fault)
      report({
        path: [...path, 'address'],
        message: `"${endpoint.address}" is not a valid Unix socket: ${fault}.`,
      })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
  address: unix://app.sock
#          ^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [socketService],
  },
})

export const endpointUnixPortsRule = endpointRule({
  id: 'service-entry/endpoint-unix-ports',
  severity: 'error',
  title: 'Ports of a Unix socket endpoint',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object: a Unix socket has no ports. Remove \`ports\`.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || !isUnixAddress(endpoint.address) || Object.keys(endpoint.ports).length === 0) return
    report({
      path: [...path, 'ports'],
      part: 'key',
      message: 'The endpoint is a Unix socket, which has no ports.',
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
  address: unix:///var/run/app.sock
  ports: { http: 8080 }
# ^^^^^
`,
      },
    ],
    good: [socketService],
  },
})

export const endpointAddressIpRule = endpointRule({
  id: 'service-entry/endpoint-address-ip',
  severity: 'error',
  title: 'Static endpoint without an IP address',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the ServiceEntry: with the resolution \`STATIC\` nothing is resolved, so an endpoint is an IP address or a
Unix socket. Use \`DNS\` for names.
`,

  check({ endpoint, path, mode }, report) {
    const { address } = endpoint
    if (mode !== 'static' || address === '' || isUnixAddress(address) || isIpAddress(address)) return
    report({ path: [...path, 'address'], message: `"${address}" is not an IP address.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [db.example.com]
  resolution: STATIC
  endpoints:
  - address: a.example.com
#            ^^^^^^^^^^^^^
`,
      },
    ],
    good: [database],
  },
})

export const endpointAddressFqdnRule = endpointRule({
  id: 'service-entry/endpoint-address-fqdn',
  severity: 'error',
  title: 'Invalid address of a workload',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the WorkloadEntry. Its address is an IP address, a DNS name without wildcard, or a \`unix://\` socket.
`,

  check({ endpoint, path, mode }, report) {
    const { address } = endpoint
    if (mode !== 'workload' || address === '' || isUnixAddress(address)) return
    if (isIpAddress(address) || isFqdn(address)) return
    report({ path: [...path, 'address'], message: `"${address}" is not an IP address or a host name.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadEntry
spec:
  address: 10.0.0.7:8080
#          ^^^^^^^^^^^^^
`,
      },
    ],
    good: [machine],
  },
})
