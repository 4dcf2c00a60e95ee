import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'
import { failoverSettings } from './locality-view.ts'

interface Failover {
  readonly from: string
  readonly to: string
}

/** A rule about the two regions of a failover. */
function failoverRule(page: {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly isWrong: (failover: Failover) => boolean
  /** The part that is underlined. */
  readonly wrongPart: (failover: Failover) => keyof Failover
  readonly message: (failover: Failover) => string
  readonly example: string
}) {
  const { id, title, why, isWrong, wrongPart, message, example } = page
  return loadBalancerRule({
    id: `destination-rule/${id}`,
    severity: 'error',
    title,
    why,

    check(loadBalancer, path, report) {
      for (const { setting, path: below } of failoverSettings(loadBalancer))
        for (const [i, failover] of setting.failover.entries())
          if (isWrong(failover))
            report({
              path: [...path, ...below, 'failover', i, wrongPart(failover)],
              message: message(failover),
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
      localityLbSetting:
        failover:
        - from: eu-west
          to: ${example}
#             ${'^'.repeat(example.length)}
`,
        },
      ],
      good: [balancing],
    },
  })
}

const partWith = (mark: string) => (it: Failover) => (it.from.includes(mark) ? 'from' : 'to')

export const failoverSameRule = failoverRule({
  id: 'failover-same',
  title: 'Failover to the same region',
  why: `
Istio refuses the DestinationRule: a region cannot take over from itself.
`,
  isWrong: ({ from, to }) => from === to,
  wrongPart: () => 'to',
  message: ({ to }) => `The failover leads from "${to}" to itself.`,
  example: 'eu-west',
})

export const failoverRegionOnlyRule = failoverRule({
  id: 'failover-region-only',
  title: 'Failover between zones',
  why: `
Istio refuses the DestinationRule: \`failover\` goes from region to region. Within a region near endpoints come first anyway.
`,
  isWrong: ({ from, to }) => `${from}${to}`.includes('/'),
  wrongPart: partWith('/'),
  message: it => `"${it[partWith('/')(it)]}" is not a region alone.`,
  example: 'eu-central/a',
})

export const failoverWildcardRule = failoverRule({
  id: 'failover-wildcard',
  title: 'Failover with a wildcard',
  why: `
Istio refuses the DestinationRule: a failover names both regions.
`,
  isWrong: ({ from, to }) => `${from}${to}`.includes('*'),
  wrongPart: partWith('*'),
  message: it => `"${it[partWith('*')(it)]}" has a wildcard; a failover names its regions.`,
  example: 'eu-*',
})
