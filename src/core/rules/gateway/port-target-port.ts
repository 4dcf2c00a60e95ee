import { fixOf, remove } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const portTargetPort = serverRule({
  id: 'gateway/port-target-port',
  severity: 'error',
  title: '`targetPort` on a Gateway',
  source: { istio: 'pkg/config/validation: validateServerPort' },
  why: `
Istio refuses the Gateway: VirtualServices say where the traffic goes, so a \`targetPort\` has no effect. Remove it.
`,
  onlyWith: ['targetPort'],

  check({ port }, path, report) {
    if (!port || port.targetPort === 0) return
    const targetPort = [...path, 'port', 'targetPort']
    report({
      path: targetPort,
      part: 'key',
      message: 'targetPort has no effect on a Gateway.',
      fix: fixOf('Remove the target port', remove(targetPort)),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
      targetPort: 8080
#     ^^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
`,
      },
    ],
    good: [httpsGateway],
  },
})
