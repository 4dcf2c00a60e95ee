import { isUnixAddress } from '../../syntax/hosts/unix-path.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { socketGateway } from './good-examples.ts'

export const bindUnixPort = serverRule({
  id: 'gateway/bind-unix-port',
  severity: 'error',
  title: 'Port number on a Unix socket',
  source: { istio: 'pkg/config/validation: validateServerBind' },
  why: `
Istio refuses the Gateway: a Unix socket has no port. Set the number to 0.
`,
  onlyWith: ['bind'],

  check({ bind, port }, path, report) {
    if (!isUnixAddress(bind) || !port || port.number === 0) return
    const number = [...path, 'port', 'number']
    report({
      path: number,
      message: `The port number of a Unix socket must be 0, not ${port.number}.`,
      fix: fixOf('Set the number to 0', set(number, 0)),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 8080, name: http, protocol: HTTP }
#                   ^^^^
    bind: unix:///var/run/gateway.sock
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 0, name: http, protocol: HTTP }
    bind: unix:///var/run/gateway.sock
`,
      },
    ],
    good: [socketGateway],
  },
})
