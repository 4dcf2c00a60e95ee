import { policyRule } from './destination-rule-rule.ts'
import { tunnelled } from './good-examples.ts'

export const proxyProtocolVersion = policyRule({
  id: 'destination-rule/proxy-protocol-version',
  severity: 'error',
  title: 'Unknown version of the PROXY protocol',
  source: { istio: 'pkg/config/validation: validateProxyProtocol' },
  why: `
Istio refuses the DestinationRule. The versions are \`V1\` and \`V2\`.
`,
  onlyWith: ['proxyProtocol'],

  check({ proxyProtocol }, path, report) {
    if (!proxyProtocol || ['V1', 'V2'].includes(proxyProtocol.version)) return
    report({
      path: [...path, 'proxyProtocol', 'version'],
      message: `The version must be V1 or V2, not ${proxyProtocol.version}.`,
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
