import { isProtocol } from '../../syntax/protocol.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, set } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'
import { nearest } from '../schema/nearest-name.ts'
import { type Server, serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const portProtocol = serverRule({
  id: 'gateway/port-protocol',
  severity: 'error',
  title: 'Unknown protocol of a server',
  source: { istio: 'pkg/config/validation: validateServerPort' },
  why: `
Istio refuses the Gateway. Supported are HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO, REDIS and MYSQL, in upper
or lower case. Use \`TCP\` for any other protocol over TCP.
`,

  check({ port }, path, report) {
    if (!port || isProtocol(port.protocol)) return
    const message = port.protocol
      ? `"${port.protocol}" is not a protocol that a Gateway supports.`
      : `Port ${port.number} of the Gateway has no protocol.`
    const at = [...path, 'port', 'protocol']
    report({ path: at, message, ...fixesFor(port, at) })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: web, protocol: WEBSOCKET }
#                                            ^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: web, protocol: HTTP }
`,
      },
    ],
    good: [httpsGateway],
  },
})

const spellings = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'GRPC-WEB', 'TLS', 'TCP', 'MONGO', 'REDIS', 'MYSQL']

const usual = new Map([
  [80, 'HTTP'],
  [443, 'HTTPS'],
  [3306, 'MYSQL'],
  [6379, 'REDIS'],
  [27017, 'MONGO'],
])

/** What was probably meant comes first, then what the port is usually for, then TCP, which carries anything. */
function fixesFor(
  { number, protocol }: NonNullable<Server['port']>,
  path: Path,
): Pick<Finding, 'fix' | 'otherFixes'> {
  const meant = nearest(protocol.trim().toUpperCase(), spellings)
  const choices = [...new Set([meant, usual.get(number), 'TCP'])].filter(it => it !== undefined)
  const [fix, ...otherFixes] = choices.map(it => fixOf(`Write ${it}`, set(path, it)))
  return { ...(fix && { fix }), otherFixes }
}
