import { serverHostFault, splitServerHost } from '../../syntax/hosts/server-host.ts'
import { bareHost } from '../checks/bare-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { hostRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const hostFormat = hostRule({
  id: 'gateway/host-format',
  severity: 'error',
  title: 'Invalid host of a server',
  source: { istio: 'pkg/config/validation: validateSidecarOrGatewayHostnamePart' },
  why: `
Istio refuses the Gateway. A host is a DNS name whose first label may be \`*\`, or an IPv4 address, without scheme, port
and path.
`,

  check(text, path, report) {
    const { namespace, host } = splitServerHost(text)
    const fault = serverHostFault(host)
    if (!fault) return
    const bare = bareHost(text)
    report({
      path,
      message: `"${namespace === undefined ? text : host}" is not a valid host: ${fault}.`,
      ...(bare && { fix: fixOf(`Write ${bare}`, set(path, bare)) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - hosts:
    - shop_1.example.com
#     ^^^^^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - hosts:
    - shop.example.com:443
#     ^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - hosts:
    - shop.example.com
`,
      },
    ],
    good: [manyHosts],
  },
})
