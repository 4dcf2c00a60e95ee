import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'
import { hasNoSettings, portSettings } from './policies.ts'

export const portRequiredRule = destinationRuleRule({
  id: 'destination-rule/port-required',
  severity: 'error',
  title: 'Settings for a port without the port',
  source: { istio: 'pkg/config/validation: validatePortTrafficPolicies' },
  why: `
Istio refuses the DestinationRule: an entry of \`portLevelSettings\` says in \`port.number\` for which port it is.
`,

  check({ spec }, report) {
    for (const { policy, path } of portSettings(spec))
      if (!policy.port)
        report({ path: [...path, 'port'], part: 'key', message: 'The settings name no port.' })
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
  title: 'Settings for a port that say nothing',
  source: { istio: 'pkg/config/validation: validatePortTrafficPolicies' },
  why: `
Istio refuses the DestinationRule. An entry of \`portLevelSettings\` needs \`loadBalancer\`, \`connectionPool\`,
\`outlierDetection\` or \`tls\`; remove it where nothing is to be different.
`,

  check({ spec }, report) {
    for (const { policy, path } of portSettings(spec))
      if (hasNoSettings(policy)) report({ path, message: 'The settings of the port are empty.' })
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
