import { shopRoutes } from './good-examples.ts'
import { leaveMesh } from './leave-mesh.ts'
import { isMeshBound } from './spec-traits.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const hostStarMesh = virtualServiceRule({
  id: 'virtual-service/host-star-mesh',
  severity: 'error',
  title: 'Host `*` for the mesh',
  source: { istio: 'pkg/config/validation: ValidateVirtualService' },
  why: `
Istio refuses the VirtualService: without \`gateways\`, or with \`mesh\` among them, it would take all traffic of all
sidecars. Name its gateways, or its hosts.
`,

  check({ spec }, report) {
    if (!isMeshBound(spec)) return
    for (const [i, host] of spec.hosts.entries()) {
      if (host !== '*') continue
      report({
        path: ['spec', 'hosts', i],
        message: 'A VirtualService for the mesh cannot have the host "*".',
        ...leaveMesh(spec),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  hosts: ["*"]
#         ^^^
  http: []
`,
      },
      {
        yaml: `
kind: VirtualService
spec:
  hosts: ["*"]
#         ^^^
  gateways:
  - istio-ingress/public
  - mesh
`,
        fixed: `
kind: VirtualService
spec:
  hosts: ["*"]
  gateways:
  - istio-ingress/public
`,
      },
    ],
    good: [shopRoutes],
  },
})
