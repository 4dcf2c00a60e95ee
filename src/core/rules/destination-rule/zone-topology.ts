import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'
import { topologyLabels } from './locality-view.ts'

export const zoneTopology = loadBalancerRule({
  id: 'destination-rule/zone-topology',
  severity: 'error',
  title: 'Topology label in zone-aware balancing',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: zone-aware balancing already goes by zone, so \`failoverPriority\` must not list the
labels of region, zone and subzone.
`,

  check({ zoneAwareLbSetting }, path, report) {
    for (const [i, label] of (zoneAwareLbSetting?.failoverPriority ?? []).entries())
      if (topologyLabels.includes(label))
        report({
          path: [...path, 'zoneAwareLbSetting', 'failoverPriority', i],
          message: `${label} cannot be in the failoverPriority of zoneAwareLbSetting.`,
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
      zoneAwareLbSetting:
        failoverPriority: [topology.kubernetes.io/zone]
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [balancing],
  },
})
