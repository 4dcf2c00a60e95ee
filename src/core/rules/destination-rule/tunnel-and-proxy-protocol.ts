import { fixOf, remove } from '../checks/fixes.ts'
import { destinationRuleRule } from './destination-rule-rule.ts'
import { tunnelled } from './good-examples.ts'
import { isEmptyPolicy, trafficPolicies } from './policies.ts'

export const tunnelAndProxyProtocol = destinationRuleRule({
  id: 'destination-rule/tunnel-and-proxy-protocol',
  severity: 'error',
  title: '`tunnel` and `proxyProtocol` together',
  source: { istio: 'pkg/config/validation: validateTrafficPolicy' },
  why: `
Istio refuses the DestinationRule: a connection goes through a tunnel, or it begins with the PROXY protocol. Keep one.
`,
  onlyWith: ['tunnel'],

  check({ spec }, report) {
    for (const { policy, path } of trafficPolicies(spec))
      if (!isEmptyPolicy(policy) && policy.tunnel && policy.proxyProtocol)
        report({
          path: [...path, 'proxyProtocol'],
          part: 'key',
          message: 'The traffic policy has both tunnel and proxyProtocol.',
          fix: fixOf('Keep tunnel', remove([...path, 'proxyProtocol'])),
          otherFixes: [fixOf('Keep proxyProtocol', remove([...path, 'tunnel']))],
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    tunnel: { targetHost: api.example.com, targetPort: 443 }
    proxyProtocol: { version: V2 }
#   ^^^^^^^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    tunnel: { targetHost: api.example.com, targetPort: 443 }
`,
      },
    ],
    good: [tunnelled],
  },
})
