import { fixOf, set } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const portNameRequired = serverRule({
  id: 'gateway/port-name-required',
  severity: 'error',
  title: 'Port without a name',
  source: { istio: 'pkg/config/validation: validateServerPort' },
  why: `
Istio refuses the Gateway. Every port needs a name that no other server of the Gateway uses, such as \`https\` or
\`https-8443\`.
`,

  check({ port }, path, report) {
    if (port?.name !== '') return
    const suggestion = `${port.protocol.toLowerCase() || 'port'}-${port.number}`
    report({
      path: [...path, 'port', 'name'],
      message: `Port ${port.number} of the Gateway has no name.`,
      fix: fixOf(`Name it ${suggestion}`, set([...path, 'port', 'name'], suggestion)),
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
      number: 8080
      name: ""
#           ^^
      protocol: HTTP
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port:
      number: 8080
      name: "http-8080"
      protocol: HTTP
`,
      },
    ],
    good: [httpsGateway],
  },
})
