import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'

export const lbLocalityAndZone = loadBalancerRule({
  id: 'destination-rule/lb-locality-and-zone',
  severity: 'error',
  title: 'Two ways of balancing by place',
  why: `
Istio refuses the DestinationRule: either \`localityLbSetting\` or \`zoneAwareLbSetting\` says how near endpoints are preferred.
Keep one.
`,

  check({ localityLbSetting, zoneAwareLbSetting }, path, report) {
    if (!localityLbSetting || !zoneAwareLbSetting) return
    report({
      path: [...path, 'zoneAwareLbSetting'],
      part: 'key',
      message: 'There are both localityLbSetting and zoneAwareLbSetting.',
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting: { enabled: true }
      zoneAwareLbSetting: { enabled: true }
#     ^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [balancing],
  },
})
