import { isShortName, splitServerHost } from '../../syntax/server-host.ts'
import { hostRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const hostShortName = hostRule({
  id: 'gateway/host-short-name',
  severity: 'error',
  title: 'Host of a server without a dot',
  why: `
Istio refuses the Gateway: hosts stand here by their full name, as clients write it. For a Kubernetes service that is
\`name.namespace.svc.cluster.local\`.
`,

  check(text, path, report) {
    const { host } = splitServerHost(text)
    if (!isShortName(host)) return
    report({ path, message: `"${host}" is a short name; a Gateway serves hosts by their full name.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - hosts:
    - shop
#     ^^^^
    - prod/cart
#     ^^^^^^^^^
`,
      },
    ],
    good: [manyHosts],
  },
})
