import { fixOf, set } from '../checks/fixes.ts'
import { settingsRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'
import { failoverSettings, lacksOutlierDetection } from './locality-view.ts'

export const failoverNeedsOutlier = settingsRule({
  id: 'destination-rule/failover-needs-outlier',
  severity: 'warning',
  title: 'Failover without outlier detection',
  source: { istio: 'pkg/config/validation/agent: ValidateLocalityLbSetting' },
  why: `
Traffic fails over when endpoints fail, and only \`outlierDetection\` notices that. Add it to the same policy.
`,

  onlyWith: ['loadBalancer'],

  check(settings, path, report) {
    if (!settings.loadBalancer) return
    for (const { setting, path: below } of failoverSettings(settings.loadBalancer)) {
      if (!lacksOutlierDetection(setting, settings)) continue
      const field = setting.failover.length > 0 ? 'failover' : 'failoverPriority'
      report({
        path: [...path, 'loadBalancer', ...below, field],
        part: 'key',
        message: `${field} has no effect without outlierDetection in the same policy.`,
        fix: fixOf('Add outlier detection', set([...path, 'outlierDetection'], { interval: '10s' })),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        failover:
#       ^^^^^^^^
        - { from: eu-west, to: eu-central }
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        failover:
        - { from: eu-west, to: eu-central }
    outlierDetection:
      interval: 10s
`,
      },
    ],
    good: [balancing],
  },
})
