import { isFqdn } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isUnixAddress, unixAddressFault } from '../../syntax/hosts/unix-path.ts'
import { database, machine, socketService } from './good-examples.ts'
import { endpointRule } from './service-entry-rule.ts'

export const endpointAddressRequiredRule = endpointRule({
  id: 'service-entry/endpoint-address-required',
  severity: 'error',
  title: 'Endpoint without address and network',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object: an endpoint is reached at its \`address\`, or through the gateway of its \`network\`.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || endpoint.address !== '' || endpoint.network !== '') return
    report({ path: [...path, 'address'], part: 'key', message: 'There is neither an address nor a network.' })
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
  title: 'Endpoint with a network only',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Without an address the endpoint is reached only through the gateway of its network, and only from other networks. That may be
meant so.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || endpoint.address !== '' || endpoint.network === '') return
    report({
      path: [...path, 'network'],
      message: `There is no address, only the network ${endpoint.network}.`,
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
  title: 'Malformed path of an endpoint’s socket',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object. Behind \`unix://\` stands the absolute path of a file, or \`@\` and a name for an abstract socket.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || !isUnixAddress(endpoint.address)) return
    const fault = unixAddressFault(endpoint.address)
    if (fault)
      report({ path: [...path, 'address'], message: `"${endpoint.address}" is not a Unix socket: ${fault}.` })
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
  title: 'Ports of an endpoint on a socket',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the object: a Unix socket has no ports. Remove \`ports\`.
`,

  check({ endpoint, path, mode }, report) {
    if (mode === 'dns' || !isUnixAddress(endpoint.address) || Object.keys(endpoint.ports).length === 0) return
    report({ path: [...path, 'ports'], part: 'key', message: 'An endpoint on a Unix socket has no ports.' })
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
Istio refuses the ServiceEntry: with the resolution \`STATIC\` nothing is resolved, so endpoints are IP addresses or Unix
sockets. Use \`DNS\` for names.
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
  title: 'Malformed address of a workload',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the WorkloadEntry. Its address is an IP address, a DNS name without wildcard, or a \`unix://\` socket.
`,

  check({ endpoint, path, mode }, report) {
    const { address } = endpoint
    if (mode !== 'workload' || address === '' || isUnixAddress(address)) return
    if (isIpAddress(address) || isFqdn(address)) return
    report({ path: [...path, 'address'], message: `"${address}" is neither an IP address nor a host name.` })
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
