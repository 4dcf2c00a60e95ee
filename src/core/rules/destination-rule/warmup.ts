import { checkDuration } from '../checks/duration-check.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { loadBalancerRule } from './destination-rule-rule.ts'
import { shares } from './good-examples.ts'

const usual = '60s'

export const warmupDurationRule = loadBalancerRule({
  id: 'destination-rule/warmup-duration',
  severity: 'error',
  title: 'Warm-up without a valid duration',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: \`warmup\` needs a \`duration\` of at least 1ms, in whole milliseconds.
`,
  onlyWith: ['warmup'],

  check({ warmup }, path, report) {
    if (!warmup) return
    const at = [...path, 'warmup', 'duration']
    if (warmup.duration === undefined)
      report({
        path: at,
        part: 'key',
        message: 'The warm-up has no duration.',
        fix: fixOf(`Set it to ${usual}`, set(at, usual)),
      })
    else
      checkDuration(
        warmup.duration,
        at,
        it => report({ ...it, fix: fixOf(`Set it to ${usual}`, set(at, usual)) }),
        'a warm-up takes some time',
      )
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      warmup: { duration: 0s }
#                         ^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      warmup: { duration: 60s }
`,
      },
    ],
    good: [shares],
  },
})

export const warmupMinPercentRule = loadBalancerRule({
  id: 'destination-rule/warmup-min-percent',
  severity: 'error',
  title: 'Initial percentage of a warm-up above 100',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: a new endpoint begins with at most 100 percent of its traffic.
`,
  onlyWith: ['warmup'],

  check({ warmup }, path, report) {
    const percent = warmup?.minimumPercent
    if (percent === undefined || !(percent > 100)) return
    report({
      path: [...path, 'warmup', 'minimumPercent'],
      message: `minimumPercent must be at most 100, not ${percent}.`,
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
      warmup: { duration: 60s, minimumPercent: 120 }
#                                              ^^^
`,
      },
    ],
    good: [shares],
  },
})

export const warmupAggressionRule = loadBalancerRule({
  id: 'destination-rule/warmup-aggression',
  severity: 'error',
  title: 'Aggression of a warm-up that is not positive',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule. \`aggression\` says how fast the traffic of a new endpoint grows, and must be above 0.
With 1, the default, it grows evenly.
`,
  onlyWith: ['warmup'],

  check({ warmup }, path, report) {
    const aggression = warmup?.aggression
    if (aggression === undefined || !(aggression <= 0)) return
    report({
      path: [...path, 'warmup', 'aggression'],
      message: `The aggression must be above 0, not ${aggression}.`,
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
      warmup: { duration: 60s, aggression: 0 }
#                                          ^
`,
      },
    ],
    good: [shares],
  },
})
