import { fixOf, remove } from '../checks/fixes.ts'
import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'

export const lbLocalityAndZone = loadBalancerRule({
  id: 'destination-rule/lb-locality-and-zone',
  severity: 'error',
  title: '`localityLbSetting` and `zoneAwareLbSetting` together',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: both fields say which near endpoints are preferred. Keep one.
`,
  onlyWith: ['localityLbSetting'],

  check({ localityLbSetting, zoneAwareLbSetting }, path, report) {
    if (!localityLbSetting || !zoneAwareLbSetting) return
    report({
      path: [...path, 'zoneAwareLbSetting'],
      part: 'key',
      message: 'The load balancer has both localityLbSetting and zoneAwareLbSetting.',
      fix: fixOf('Keep localityLbSetting', remove([...path, 'zoneAwareLbSetting'])),
      otherFixes: [fixOf('Keep zoneAwareLbSetting', remove([...path, 'localityLbSetting']))],
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
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting: { enabled: true }
`,
      },
    ],
    good: [balancing],
  },
})
