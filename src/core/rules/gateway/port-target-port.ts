import { fixOf, remove } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const portTargetPort = serverRule({
  id: 'gateway/port-target-port',
  severity: 'error',
  title: 'Target port on a server of a Gateway',
  source: { istio: 'pkg/config/validation: validateServerPort' },
  why: `
Istio refuses the Gateway: where the traffic goes is said by VirtualServices, a \`targetPort\` here would do nothing.
Remove it.
`,

  check({ port }, path, report) {
    if (!port || port.targetPort === 0) return
    const targetPort = [...path, 'port', 'targetPort']
    report({
      path: targetPort,
      part: 'key',
      message: 'A target port has no meaning on a Gateway.',
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
