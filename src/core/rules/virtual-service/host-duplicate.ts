import { hostsOverlap } from '../../syntax/hosts/host-match.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { virtualHostFault } from './host-format.ts'
import { isMeshBound } from './spec-traits.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'
import type { VirtualServiceSpec } from './virtual-service-spec.ts'

export const hostDuplicate = virtualServiceRule({
  id: 'virtual-service/host-duplicate',
  severity: 'error',
  title: 'Hosts that overlap',
  source: { istio: 'pkg/config/validation: ValidateVirtualService' },
  why: `
Istio refuses the VirtualService: no two hosts of its list may overlap, and a wildcard overlaps every host it covers.
Remove the duplicate, or the narrower one.
`,

  check({ spec }, report) {
    const { hosts } = spec
    if (hosts.length < 2) return
    if (hosts.some(it => isHostRefused(it, spec))) return
    for (const [i, earlier] of hosts.entries())
      for (const [k, later] of hosts.entries()) {
        if (k <= i || !hostsOverlap(earlier, later)) continue
        const narrower = earlier.length > later.length ? i : k
        report({
          path: ['spec', 'hosts', k],
          message:
            earlier === later ? `The host "${later}" is listed twice.` : `"${later}" overlaps "${earlier}".`,
          fix: fixOf(`Remove ${hosts[narrower]}`, remove(['spec', 'hosts', narrower])),
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
  - "*.example.com"
  - shop.example.com
#   ^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts:
  - "*.example.com"
`,
      },
    ],
    good: [shopRoutes],
  },
})

function isHostRefused(host: string, spec: VirtualServiceSpec): boolean {
  return virtualHostFault(host, spec) !== undefined || (host === '*' && isMeshBound(spec))
}
