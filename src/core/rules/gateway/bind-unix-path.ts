import { isUnixAddress, unixAddressFault } from '../../syntax/hosts/unix-path.ts'
import { serverRule } from './gateway-rule.ts'
import { socketGateway } from './good-examples.ts'

export const bindUnixPath = serverRule({
  id: 'gateway/bind-unix-path',
  severity: 'error',
  title: 'Invalid path of a Unix socket',
  source: { istio: 'pkg/config/validation: validateServerBind' },
  why: `
Istio refuses the Gateway. After \`unix://\` comes the absolute path of a socket, or \`@\` and the name of an abstract
socket.
`,
  onlyWith: ['bind'],

  check({ bind }, path, report) {
    const fault = isUnixAddress(bind) ? unixAddressFault(bind) : undefined
    if (fault) report({ path: [...path, 'bind'], message: `"${bind}" is not a valid Unix socket: ${fault}.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 0, name: http, protocol: HTTP }
    bind: unix://gateway.sock
#         ^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [socketGateway],
  },
})
