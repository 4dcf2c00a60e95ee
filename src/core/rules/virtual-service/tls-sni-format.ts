import { bareHost } from '../checks/bare-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { connections } from './good-examples.ts'
import { sniHosts } from './sni-host.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const tlsSniFormat = virtualServiceRule({
  id: 'virtual-service/tls-sni-format',
  severity: 'error',
  title: 'Invalid SNI name',
  source: { istio: 'pkg/config/validation: validateTLSRoute' },
  why: `
Istio refuses the VirtualService. An SNI name is a DNS name whose first label may begin with \`*\`, without a port.
`,
  onlyWith: ['sniHosts'],

  check({ spec }, report) {
    for (const { value, path, fault, isIp } of sniHosts(spec)) {
      if (!fault || isIp) continue
      const bare = bareHost(value)
      report({
        path,
        message: `"${value}" is not a valid SNI name: ${fault}.`,
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
  hosts: [db.example.com]
  tls:
  - match:
    - sniHosts: ["db.example.com:5432"]
#                ^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [db.example.com]
  tls:
  - match:
    - sniHosts: ["db.example.com"]
`,
      },
    ],
    good: [connections],
  },
})
