import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isUnixAddress } from '../../syntax/hosts/unix-path.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const bindIp = serverRule({
  id: 'gateway/bind-ip',
  severity: 'error',
  title: 'Bind address that is not an IP address',
  source: { istio: 'pkg/config/validation: validateServerBind' },
  why: `
Istio refuses the Gateway. \`bind\` is an IP address of the gateway's Pod, without brackets, or a \`unix://\` socket. Remove
it to listen on all addresses.
`,
  onlyWith: ['bind'],

  check({ bind }, path, report) {
    if (bind === '' || isUnixAddress(bind) || isIpAddress(bind)) return
    report({ path: [...path, 'bind'], message: `"${bind}" is not an IP address.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    bind: localhost
#         ^^^^^^^^^
`,
      },
    ],
    good: [httpsGateway],
  },
})
