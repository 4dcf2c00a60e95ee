import { fullHost } from '../../model/hosts.ts'
import { isShortName, splitServerHost } from '../../syntax/hosts/server-host.ts'
import { isLabel } from '../../syntax/label.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { hostRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const hostShortName = hostRule({
  id: 'gateway/host-short-name',
  severity: 'error',
  title: 'Short name as a host',
  source: { istio: 'pkg/config/validation: validateSidecarOrGatewayHostnamePart' },
  why: `
Istio refuses the Gateway: hosts are full names, as clients write them. A Kubernetes Service has the full name
\`name.namespace.svc.cluster.local\`, with the cluster's domain where it has another.
`,

  check(text, path, report, gateway) {
    const { namespace, host } = splitServerHost(text)
    if (!isShortName(host)) return
    const isNamed = namespace !== undefined && isLabel(namespace)
    const full = fullHost(host, { ...gateway, ...(isNamed && { namespace }) })
    const written = namespace === undefined ? full : `${namespace}/${full}`
    report({
      path,
      message: `"${host}" is a short name; a Gateway needs the full name.`,
      ...(isLabel(host) && { fix: fixOf(`Write ${written}`, set(path, written)) }),
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
    - shop
#     ^^^^
    - prod/cart
#     ^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - hosts:
    - shop.default.svc.cluster.local
    - prod/cart.prod.svc.cluster.local
`,
      },
    ],
    good: [manyHosts],
  },
})
