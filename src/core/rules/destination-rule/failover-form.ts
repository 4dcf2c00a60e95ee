import type { Path } from '../../yaml/path.ts'
import { fixOf, remove, set } from '../checks/fixes.ts'
import type { FindingFix } from '../define-rule.ts'
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
  /** A fix of a failover at a path, where one is plain. */
  readonly repair?: (failover: Failover, path: Path) => FindingFix | undefined
  readonly example: string
  /** The lines below `loadBalancer` after the fix. */
  readonly fixed?: string
}) {
  const { id, title, why, isWrong, wrongPart, message, example, fixed } = page
  return loadBalancerRule({
    id: `destination-rule/${id}`,
    severity: 'error',
    title,
    source: { istio: 'pkg/config/validation/agent: ValidateLocalityLbSetting' },
    why,

    check(loadBalancer, path, report) {
      for (const { setting, path: below } of failoverSettings(loadBalancer))
        for (const [i, failover] of setting.failover.entries())
          if (isWrong(failover)) {
            const place = [...path, ...below, 'failover', i]
            const fix = page.repair?.(failover, place)
            report({
              path: [...place, wrongPart(failover)],
              message: message(failover),
              ...(fix && { fix }),
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
        - from: eu-west
          to: ${example}
#             ${'^'.repeat(example.length)}
`,
          ...(fixed !== undefined && {
            fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
${fixed}`,
          }),
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
Istio refuses the DestinationRule: a region cannot fail over to itself.
`,
  isWrong: ({ from, to }) => from === to,
  wrongPart: () => 'to',
  message: ({ to }) => `"${to}" fails over to itself.`,
  repair: (_, path) => fixOf('Remove the failover', remove(path)),
  example: 'eu-west',
  fixed: `      localityLbSetting:
        failover: []
`,
})

export const failoverRegionOnlyRule = failoverRule({
  id: 'failover-region-only',
  title: 'Failover between zones',
  why: `
Istio refuses the DestinationRule: \`failover\` goes from region to region. Within a region, near endpoints come first anyway.
`,
  isWrong: ({ from, to }) => `${from}${to}`.includes('/'),
  wrongPart: partWith('/'),
  message: it => `"${it[partWith('/')(it)]}" is not just a region.`,
  repair: regionFix,
  example: 'eu-central/a',
  fixed: `      localityLbSetting:
        failover:
        - from: eu-west
          to: eu-central
`,
})

export const failoverWildcardRule = failoverRule({
  id: 'failover-wildcard',
  title: 'Failover with a wildcard',
  why: `
Istio refuses the DestinationRule: \`from\` and \`to\` each name one region.
`,
  isWrong: ({ from, to }) => `${from}${to}`.includes('*'),
  wrongPart: partWith('*'),
  message: it => `"${it[partWith('*')(it)]}" has a wildcard; name one region.`,
  example: 'eu-*',
})

/** Leaves of both places the region, where that leads from one region to another. */
function regionFix({ from, to }: Failover, path: Path): FindingFix | undefined {
  const [region = '', target = ''] = [from, to].map(it => it.slice(0, `${it}/`.indexOf('/')))
  if (region === '' || target === '' || region === target) return undefined
  return fixOf(
    `Fail over from ${region} to ${target}`,
    set([...path, 'from'], region),
    set([...path, 'to'], target),
  )
}
