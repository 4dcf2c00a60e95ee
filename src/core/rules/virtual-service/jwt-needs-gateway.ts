import { isJwtClaim } from '../../syntax/http/jwt-claim.ts'
import { shopRoutes } from './good-examples.ts'
import { leaveMesh } from './leave-mesh.ts'
import { isMeshBound } from './spec-traits.ts'
import { httpMatchRule } from './virtual-service-rule.ts'

export const jwtNeedsGateway = httpMatchRule({
  id: 'virtual-service/jwt-needs-gateway',
  severity: 'error',
  title: 'Match on a JWT claim without a gateway',
  source: { istio: 'pkg/config/validation: ValidateVirtualService' },
  why: `
Istio refuses the VirtualService: only gateways can match claims of a JWT. List them in \`gateways\`, without \`mesh\`.
`,
  onlyWith: ['headers', 'withoutHeaders'],

  check(match, path, report, spec) {
    if (!isMeshBound(spec)) return
    for (const field of ['headers', 'withoutHeaders'] as const)
      for (const key of Object.keys(match[field]).filter(isJwtClaim))
        report({
          path: [...path, field, key],
          part: 'key',
          message: `Only gateways can match the claim ${key}; this VirtualService applies to the mesh.`,
          ...leaveMesh(spec),
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  http:
  - match:
    - headers:
        "@request.auth.claims.group": { exact: staff }
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  gateways: [mesh, istio-ingress/public]
  http:
  - match:
    - headers:
        "@request.auth.claims.group": { exact: staff }
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com]
  gateways: [istio-ingress/public]
  http:
  - match:
    - headers:
        "@request.auth.claims.group": { exact: staff }
`,
      },
    ],
    good: [shopRoutes],
  },
})
