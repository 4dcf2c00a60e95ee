import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isUnixAddress, unixAddressFault } from '../../syntax/hosts/unix-path.ts'
import { isLabel } from '../../syntax/label.ts'
import { isPort } from '../../syntax/port.ts'
import { isProtocol } from '../../syntax/protocol.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { inbound, scope } from './good-examples.ts'
import { egressRule, ingressRule, listenerPortRule, sidecarRule } from './sidecar-spec.ts'

const ingressPort = { istio: 'pkg/config/validation: validateSidecarIngressPortAndBind' } as const
const egressPort = { istio: 'pkg/config/validation: validateSidecarEgressPortBindAndCaptureMode' } as const
const sidecar = { istio: 'pkg/config/validation: ValidateSidecar' } as const

export const empty = sidecarRule({
  id: 'sidecar/empty',
  severity: 'error',
  title: 'Sidecar that says nothing',
  source: sidecar,
  why: `
Istio refuses the Sidecar: it has \`ingress\`, \`egress\`, \`inboundConnectionPool\` or \`outboundTrafficPolicy\`. Delete it where the
defaults will do.
`,
  check({ spec }, report) {
    const { ingress, egress, inboundConnectionPool, outboundTrafficPolicy } = spec
    if (ingress.length + egress.length > 0 || inboundConnectionPool || outboundTrafficPolicy) return
    report({ path: ['spec'], message: 'The Sidecar says nothing about traffic.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec: {}
#     ^^
`,
      },
    ],
    good: [scope],
  },
})

export const ingressPortRequired = sidecarRule({
  id: 'sidecar/ingress-port-required',
  severity: 'error',
  title: 'Inbound listener without a port',
  source: sidecar,
  why: `
Istio refuses the Sidecar: an inbound listener takes the traffic of one port of the workload.
`,
  check({ spec }, report) {
    for (const [i, { port }] of spec.ingress.entries())
      if (!port) report({ path: ['spec', 'ingress', i], message: 'The inbound listener has no port.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - { defaultEndpoint: 127.0.0.1:8080 }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const targetPort = listenerPortRule({
  id: 'sidecar/target-port',
  severity: 'error',
  title: '`targetPort` in a Sidecar',
  source: sidecar,
  why: `
Istio refuses the Sidecar: \`targetPort\` belongs to services. Where the traffic of a listener goes stands in \`defaultEndpoint\`.
`,
  check(port, path, report) {
    if (port.targetPort === 0) return
    const at = [...path, 'targetPort']
    report({
      path: at,
      part: 'key',
      message: 'The port of a Sidecar has no targetPort.',
      fix: fixOf('Remove targetPort', remove(at)),
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port:
      number: 9080
      protocol: HTTP
      targetPort: 8080
#     ^^^^^^^^^^
`,
        fixed: `
kind: Sidecar
spec:
  ingress:
  - port:
      number: 9080
      protocol: HTTP
`,
      },
    ],
    good: [inbound],
  },
})

export const portName = listenerPortRule({
  id: 'sidecar/port-name',
  severity: 'error',
  title: 'Malformed name of a port',
  source: ingressPort,
  why: `
Istio refuses the Sidecar. The name of a port has letters, digits and hyphens, at most 63, with a letter or digit at both ends.
`,
  check({ name }, path, report) {
    if (name === '' || isLabel(name)) return
    report({ path: [...path, 'name'], message: `"${name}" cannot be the name of a port.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP, name: my port }
#                                               ^^^^^^^
`,
      },
    ],
    good: [inbound, scope],
  },
})

export const protocol = listenerPortRule({
  id: 'sidecar/protocol',
  severity: 'error',
  title: 'Unknown protocol of a listener',
  source: ingressPort,
  why: `
Istio refuses the Sidecar. It knows HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, UDP, MONGO, REDIS and MYSQL. Leave the protocol
out to have it detected.
`,
  check({ protocol }, path, report) {
    if (protocol === '' || isProtocol(protocol)) return
    report({ path: [...path, 'protocol'], message: `"${protocol}" is not a protocol that Istio knows.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: SMTP }
#                                   ^^^^
`,
      },
    ],
    good: [inbound, scope],
  },
})

export const ingressPortNumber = ingressRule({
  id: 'sidecar/ingress-port-number',
  severity: 'error',
  title: 'Port number that does not exist',
  source: ingressPort,
  why: `
Istio refuses the Sidecar. A port is a number from 1 to 65535.
`,
  check({ port }, path, report) {
    if (isPort(port.number)) return
    report({
      path: [...path, 'port', 'number'],
      message: `${port.number} is not a port; ports are 1 to 65535.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 70000, protocol: HTTP }
#                   ^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const ingressBind = ingressRule({
  id: 'sidecar/ingress-bind',
  severity: 'error',
  title: 'Inbound listener that is bound to no IP address',
  source: ingressPort,
  why: `
Istio refuses the Sidecar: an inbound listener is bound to an IP address of the workload. Leave \`bind\` out for the usual one.
`,
  check({ bind }, path, report) {
    if (bind === '' || isIpAddress(bind)) return
    report({ path: [...path, 'bind'], message: `"${bind}" is not an IP address.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP }
    bind: unix:///var/run/app.sock
#         ^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const ingressPortDuplicate = sidecarRule({
  id: 'sidecar/ingress-port-duplicate',
  severity: 'error',
  title: 'Two inbound listeners on one port',
  source: sidecar,
  why: `
Istio refuses the Sidecar: each port of the workload has one inbound listener, whatever it is bound to.
`,
  check({ spec }, report) {
    const seen = new Set<number>()
    for (const [i, { port }] of spec.ingress.entries()) {
      if (!port) continue
      if (seen.has(port.number))
        report({
          path: ['spec', 'ingress', i, 'port', 'number'],
          message: `An earlier inbound listener is on port ${port.number} too.`,
        })
      seen.add(port.number)
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  ingress:
  - port: { number: 9080, protocol: HTTP }
  - port: { number: 9080, protocol: TCP }
#                   ^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const egressPortNumber = egressRule({
  id: 'sidecar/egress-port-number',
  severity: 'error',
  title: 'Port number of an outbound listener that does not exist',
  source: egressPort,
  why: `
Istio refuses the Sidecar. A port is a number from 1 to 65535, or 0 with a Unix socket.
`,
  check({ port }, path, report) {
    if (!port || port.number === 0 || isPort(port.number)) return
    report({
      path: [...path, 'port', 'number'],
      message: `${port.number} is not a port; ports are 1 to 65535.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - port: { number: 70000, protocol: TCP }
#                   ^^^^^
    hosts: ["./*"]
`,
      },
    ],
    good: [scope],
  },
})

export const egressZeroNeedsUnix = egressRule({
  id: 'sidecar/egress-zero-needs-unix',
  severity: 'error',
  title: 'Outbound listener with neither port nor Unix socket',
  source: egressPort,
  why: `
Istio refuses the Sidecar: port 0 stands for a Unix socket, which \`bind\` names as \`unix://\` and an absolute path.
`,
  check({ port, bind }, path, report) {
    if (port?.number !== 0 || isUnixAddress(bind)) return
    report(
      bind === ''
        ? { path: [...path, 'port'], part: 'key', message: 'Port 0 needs a Unix socket in bind.' }
        : { path: [...path, 'bind'], message: `Port 0 needs a Unix socket; "${bind}" is none.` },
    )
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - port: { protocol: TCP }
#   ^^^^
    hosts: ["./*"]
`,
      },
    ],
    good: [scope],
  },
})

export const egressUnixPath = egressRule({
  id: 'sidecar/egress-unix-path',
  severity: 'error',
  title: 'Malformed path of a Unix socket',
  source: egressPort,
  why: `
Istio refuses the Sidecar. Behind \`unix://\` stands the absolute path of a file, or \`@\` and a name for an abstract socket.
`,
  check({ port, bind }, path, report) {
    if (port?.number !== 0 || !isUnixAddress(bind)) return
    const fault = unixAddressFault(bind)
    if (fault) report({ path: [...path, 'bind'], message: `"${bind}" is not a Unix socket: ${fault}.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - port: { number: 0, protocol: TCP }
    bind: unix://cache.sock
#         ^^^^^^^^^^^^^^^^^
    hosts: ["./*"]
`,
      },
    ],
    good: [scope],
  },
})

export const egressUnixCapture = egressRule({
  id: 'sidecar/egress-unix-capture',
  severity: 'error',
  title: 'Unix socket whose traffic is to be captured',
  source: egressPort,
  why: `
Istio refuses the Sidecar: IP tables capture connections to ports, and a Unix socket has none. Use \`NONE\` or \`DEFAULT\`.
`,
  check({ port, captureMode }, path, report) {
    if (port?.number !== 0 || captureMode !== 'IPTABLES') return
    report({ path: [...path, 'captureMode'], message: 'IPTABLES cannot be used with a Unix socket.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - port: { number: 0, protocol: TCP }
    bind: unix:///var/run/cache.sock
    captureMode: IPTABLES
#                ^^^^^^^^
    hosts: ["./*"]
`,
      },
    ],
    good: [scope],
  },
})

export const egressBind = egressRule({
  id: 'sidecar/egress-bind',
  severity: 'error',
  title: 'Outbound listener that is bound to no IP address',
  source: egressPort,
  why: `
Istio refuses the Sidecar: with a port number \`bind\` is an IP address. A Unix socket goes with port 0.
`,
  check({ port, bind }, path, report) {
    if (!port || port.number === 0 || bind === '' || isIpAddress(bind)) return
    report({ path: [...path, 'bind'], message: `"${bind}" is not an IP address.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - port: { number: 3306, protocol: TCP }
    bind: localhost
#         ^^^^^^^^^
    hosts: ["./*"]
`,
      },
    ],
    good: [scope],
  },
})

export const egressPortDuplicate = sidecarRule({
  id: 'sidecar/egress-port-duplicate',
  severity: 'error',
  title: 'Two outbound listeners on one port or socket',
  source: sidecar,
  why: `
Istio refuses the Sidecar: each port and each Unix socket has one outbound listener. Put the hosts of both into one.
`,
  check({ spec }, report) {
    const ports = new Set<number>()
    const sockets = new Set<string>()
    for (const [i, { port, bind }] of spec.egress.entries()) {
      if (!port) continue
      const path = ['spec', 'egress', i]
      if (port.number === 0) {
        if (sockets.has(bind))
          report(
            bind === ''
              ? { path: [...path, 'port'], part: 'key', message: 'An earlier listener has port 0 too.' }
              : { path: [...path, 'bind'], message: `An earlier listener is on ${bind} too.` },
          )
        sockets.add(bind)
      } else {
        if (ports.has(port.number))
          report({
            path: [...path, 'port', 'number'],
            message: `An earlier outbound listener is on port ${port.number} too.`,
          })
        ports.add(port.number)
      }
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - port: { number: 3306, protocol: TCP }
    hosts: ["./*"]
  - port: { number: 3306, protocol: TCP }
#                   ^^^^
    hosts: [db/*]
`,
      },
    ],
    good: [scope],
  },
})
