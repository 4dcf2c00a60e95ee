import { fixOf, set } from '../checks/fixes.ts'
import { balancing, shares } from './good-examples.ts'
import { localityRule } from './locality-rule.ts'

export const localityDistributeAndFailoverRule = localityRule({
  id: 'destination-rule/locality-distribute-and-failover',
  kind: 'both',
  title: '`distribute` and `failover` together',
  source: { istio: 'pkg/config/validation/agent: ValidateLocalityLbSetting' },
  why: `
Istio refuses the DestinationRule: \`distribute\` always splits the traffic of a locality, \`failover\` redirects it only
when endpoints fail. Keep one.
`,
  finding: (_, path) => ({
    path: [...path, 'failover'],
    part: 'key',
    message: 'localityLbSetting has both distribute and failover.',
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        distribute:
        - { from: eu-west, to: { eu-west: 100 } }
        failover:
#       ^^^^^^^^
        - { from: eu-west, to: eu-central }
`,
      },
    ],
    good: [balancing, shares],
  },
})

export const localityFailoverTopologyRule = localityRule({
  id: 'destination-rule/locality-failover-topology',
  kind: 'topology',
  title: 'Topology label beside `failover`',
  source: { istio: 'pkg/config/validation/agent: ValidateLocalityLbSetting' },
  why: `
Istio refuses the DestinationRule: \`failover\` already goes by region, zone and subzone, so \`failoverPriority\` must not
list their labels.
`,
  finding: ({ path: at, label }, path) => ({
    path: [...path, ...at],
    message: `${label} in failoverPriority cannot be combined with failover.`,
  }),
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
        - { from: eu-west, to: eu-central }
        failoverPriority: [topology.kubernetes.io/region]
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [balancing],
  },
})

export const localityWeightRule = localityRule({
  id: 'destination-rule/locality-weight',
  kind: 'weight',
  title: 'Share of a locality out of range',
  source: { istio: 'pkg/config/validation/agent: ValidateLocalityLbSetting' },
  why: `
Istio refuses the DestinationRule. A share is between 1 and 100 percent. Remove a locality that should get nothing.
`,
  finding: ({ path: at, weight }, path) => ({
    path: [...path, ...at],
    message: `The share must be between 1 and 100, not ${weight}.`,
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        distribute:
        - from: eu-west
          to: { eu-west: 100, eu-central: 0 }
#                                         ^
`,
      },
    ],
    good: [shares],
  },
})

export const localityWeightTotalRule = localityRule({
  id: 'destination-rule/locality-weight-total',
  kind: 'total',
  title: 'Shares of localities that do not add up to 100',
  source: { istio: 'pkg/config/validation/agent: ValidateLocalityLbSetting' },
  why: `
Istio refuses the DestinationRule. The shares of each source locality must add up to 100.
`,
  finding({ path: at, total }, path, { distribute }) {
    const scaled = scaledTo100(distribute[Number(at[1])]?.to ?? {})
    const entries = Object.entries(scaled)
    return {
      path: [...path, ...at],
      part: 'key',
      message: `The shares must add up to 100, not ${total}.`,
      ...(entries.length > 0 && {
        fix: fixOf('Scale them to 100', ...entries.map(([key, share]) => set([...path, ...at, key], share))),
      }),
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
        distribute:
        - from: eu-west
          to:
#         ^^
            eu-west: 2
            eu-central: 1
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        distribute:
        - from: eu-west
          to:
            eu-west: 67
            eu-central: 33
`,
      },
    ],
    good: [shares],
  },
})

export const localityOverlapRule = localityRule({
  id: 'destination-rule/locality-overlap',
  kind: 'overlap',
  title: 'Invalid or overlapping locality',
  source: { istio: 'pkg/config/validation/agent: validateLocalities' },
  why: `
Istio refuses the DestinationRule. A locality is \`region\`, \`region/zone\` or \`region/zone/subzone\`, with \`*\` only at the
end, and must not overlap one that comes before it.
`,
  finding: ({ path: at, locality, reason }, path) => ({
    path: [...path, ...at],
    part: at.at(-1) === 'from' ? 'value' : 'key',
    message: `The locality "${locality}" is not valid: ${reason}.`,
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        distribute:
        - from: eu-west
          to:
            eu-west: 80
            eu-west/a: 20
#           ^^^^^^^^^
`,
      },
    ],
    good: [shares],
  },
})

/** Shares in the same proportion that add up to 100 and are at least 1 each; none where there are too many or none counts. */
function scaledTo100(shares: { readonly [locality: string]: number }): { [locality: string]: number } {
  const entries = Object.entries(shares)
  const total = entries.reduce((sum, [, share]) => sum + share, 0)
  if (total === 0 || entries.length > 100) return {}
  const exact = entries.map(([key, share]) => ({ key, share: Math.max(1, (share * 100) / total) }))
  const result = exact.map(it => ({ ...it, rounded: Math.max(1, Math.floor(it.share)) }))
  let rest = 100 - result.reduce((sum, it) => sum + it.rounded, 0)
  const byRest = [...result].sort((a, b) => b.share - b.rounded - (a.share - a.rounded))
  for (let i = 0; rest !== 0 && i < 10_000; i++) {
    const it = byRest[i % byRest.length]
    if (!it || (rest < 0 && it.rounded <= 1)) continue
    it.rounded += Math.sign(rest)
    rest -= Math.sign(rest)
  }
  return Object.fromEntries(result.map(it => [it.key, it.rounded]))
}
