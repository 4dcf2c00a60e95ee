import { gatewayBoundHostFault, wildcardHostFault } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { bareHost } from '../checks/bare-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { hasSniRoutes, isMeshBound } from './spec-traits.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'
import type { VirtualServiceSpec } from './virtual-service-spec.ts'

export const hostFormat = virtualServiceRule({
  id: 'virtual-service/host-format',
  severity: 'error',
  title: 'Invalid host',
  source: { istio: 'pkg/config/validation: ValidateVirtualService' },
  why: `
Istio refuses the VirtualService. A host is a DNS name whose first label may begin with \`*\`, or an IP address, without
scheme, port and path.
`,

  check({ spec }, report) {
    for (const [i, host] of spec.hosts.entries()) {
      const fault = virtualHostFault(host, spec)
      if (!fault) continue
      const path = ['spec', 'hosts', i]
      const bare = bareHost(host)
      report({
        path,
        message: `"${host}" is not a valid host: ${fault}.`,
        ...(bare && { fix: fixOf(`Write ${bare}`, set(path, bare)) }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  hosts:
  - shop_1.example.com
#   ^^^^^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
kind: VirtualService
spec:
  hosts:
  - https://shop.example.com/
#   ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts:
  - shop.example.com
`,
      },
    ],
    good: [shopRoutes],
  },
})

/** Why Istio does not take a text as a host of these routes, as a clause. */
export function virtualHostFault(host: string, spec: VirtualServiceSpec): string | undefined {
  if (isIpAddress(host)) return undefined
  return isMeshBound(spec) ? wildcardHostFault(host) : gatewayBoundHostFault(host, hasSniRoutes(spec))
}
