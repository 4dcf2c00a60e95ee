import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'
import { hasNoSettings, portSettings } from './policies.ts'

export const portRequiredRule = destinationRuleRule({
  id: 'destination-rule/port-required',
  severity: 'error',
  title: 'Port settings without a port',
  source: { istio: 'pkg/config/validation: validatePortTrafficPolicies' },
  why: `
Istio refuses the DestinationRule: an entry of \`portLevelSettings\` needs \`port.number\`, the port that it applies to.
`,
  onlyWith: ['portLevelSettings'],

  check({ spec }, report) {
    for (const { policy, path } of portSettings(spec))
      if (!policy.port) report({ path: [...path, 'port'], part: 'key', message: 'The entry has no port.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    portLevelSettings:
    - { tls: { mode: SIMPLE } }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shopPolicies],
  },
})

export const portEmptyRule = destinationRuleRule({
  id: 'destination-rule/port-empty',
  severity: 'error',
  title: 'Empty port settings',
  source: { istio: 'pkg/config/validation: validatePortTrafficPolicies' },
  why: `
Istio refuses the DestinationRule. An entry of \`portLevelSettings\` needs \`loadBalancer\`, \`connectionPool\`,
\`outlierDetection\` or \`tls\`. Remove an entry that sets nothing.
`,
  onlyWith: ['portLevelSettings'],

  check({ spec }, report) {
    for (const { policy, path } of portSettings(spec))
      if (hasNoSettings(policy)) report({ path, message: 'The entry sets nothing for its port.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    portLevelSettings:
    - { port: { number: 8443 } }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
