import { isUnixAddress, unixAddressFault } from '../../syntax/hosts/unix-path.ts'
import { isPort } from '../../syntax/port.ts'
import { inbound } from './good-examples.ts'
import { ingressRule } from './sidecar-spec.ts'

const source = { istio: 'pkg/config/validation: ValidateSidecar' } as const

export const endpointUnix = ingressRule({
  id: 'sidecar/endpoint-unix',
  severity: 'error',
  title: 'Malformed path of a Unix socket',
  source,
  why: `
Istio refuses the Sidecar. Behind \`unix://\` stands the absolute path of a file, or \`@\` and a name for an abstract socket.
`,
  check({ defaultEndpoint }, path, report) {
    const fault = isUnixAddress(defaultEndpoint) ? unixAddressFault(defaultEndpoint) : undefined
    if (!fault) return
    report({
      path: [...path, 'defaultEndpoint'],
      message: `"${defaultEndpoint}" is not a Unix socket: ${fault}.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP }
    defaultEndpoint: unix://app.sock
#                    ^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const endpointSplit = ingressRule({
  id: 'sidecar/endpoint-split',
  severity: 'error',
  title: 'Endpoint without address or port',
  source,
  why: `
Istio refuses the Sidecar. \`defaultEndpoint\` is an address and a port, such as \`127.0.0.1:8080\` or \`[::1]:8080\`, or a
\`unix://\` socket.
`,
  check({ defaultEndpoint }, path, report) {
    if (!isSocketAddress(defaultEndpoint) || splitEndpoint(defaultEndpoint)) return
    report({
      path: [...path, 'defaultEndpoint'],
      message: `"${defaultEndpoint}" is not an address and a port.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP }
    defaultEndpoint: 127.0.0.1
#                    ^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

const localHosts = ['', '127.0.0.1', '0.0.0.0', '::1', '::']

export const endpointHost = ingressRule({
  id: 'sidecar/endpoint-host',
  severity: 'error',
  title: 'Endpoint outside of the workload',
  source,
  why: `
Istio refuses the Sidecar: the traffic of an inbound listener goes to the application beside the proxy, at \`127.0.0.1\` or \`::1\`,
or at the IP address of the Pod, for which \`0.0.0.0\` and \`::\` stand.
`,
  check({ defaultEndpoint }, path, report) {
    const split = isSocketAddress(defaultEndpoint) ? splitEndpoint(defaultEndpoint) : undefined
    if (!split || localHosts.includes(split.host)) return
    report({
      path: [...path, 'defaultEndpoint'],
      message: `${split.host} is not an address of the workload itself.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP }
    defaultEndpoint: 10.0.0.7:8080
#                    ^^^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const endpointPort = ingressRule({
  id: 'sidecar/endpoint-port',
  severity: 'error',
  title: 'Endpoint without a port number',
  source,
  why: `
Istio refuses the Sidecar. The port of \`defaultEndpoint\` is a number from 1 to 65535.
`,
  check({ defaultEndpoint }, path, report) {
    if (!isSocketAddress(defaultEndpoint)) return
    const port = splitEndpoint(defaultEndpoint)?.port ?? ''
    if (/^[+-]?\d+$/.test(port) && isPort(Number(port))) return
    report({
      path: [...path, 'defaultEndpoint'],
      message: `"${defaultEndpoint}" ends in no port number.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP }
    defaultEndpoint: 127.0.0.1:http
#                    ^^^^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

function isSocketAddress(endpoint: string): boolean {
  return endpoint !== '' && !isUnixAddress(endpoint)
}

/** Address and port as Go's `net.SplitHostPort` takes them apart; undefined where it does not. */
function splitEndpoint(endpoint: string): { readonly host: string; readonly port: string } | undefined {
  const match = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(endpoint)
  return match ? { host: match[1] ?? match[2] ?? '', port: match[3] ?? '' } : undefined
}
