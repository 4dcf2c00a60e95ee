import { policyRule } from './destination-rule-rule.ts'
import { tunnelled } from './good-examples.ts'

export const proxyProtocolVersion = policyRule({
  id: 'destination-rule/proxy-protocol-version',
  severity: 'error',
  title: 'Unknown version of the PROXY protocol',
  source: { istio: 'pkg/config/validation: validateProxyProtocol' },
  why: `
Istio refuses the DestinationRule. There are the versions \`V1\` and \`V2\`.
`,

  check({ proxyProtocol }, path, report) {
    if (!proxyProtocol || ['V1', 'V2'].includes(proxyProtocol.version)) return
    report({
      path: [...path, 'proxyProtocol', 'version'],
      message: `There is no version ${proxyProtocol.version} of the PROXY protocol.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    proxyProtocol: { version: 7 }
#                             ^
`,
      },
    ],
    good: [tunnelled],
  },
})
