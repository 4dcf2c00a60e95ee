import { maglevFaults, nextMaglevSize } from '../../syntax/maglev.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'

const usual = 65537

export const lbMaglev = loadBalancerRule({
  id: 'destination-rule/lb-maglev',
  severity: 'error',
  title: 'Invalid size of a Maglev table',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule. The size is required, and must be a prime below 5000011; 65537 is usual.
`,
  onlyWith: ['maglev'],

  check({ consistentHash }, path, report) {
    if (!consistentHash?.maglev) return
    const at = [...path, 'consistentHash', 'maglev', 'tableSize']
    const size = consistentHash.maglev.tableSize
    const better = size === 0n ? usual : (nextMaglevSize(size) ?? usual)
    for (const fault of maglevFaults(size))
      report({ path: at, message: messages[fault](size), fix: fixOf(`Write ${better}`, set(at, better)) })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      consistentHash:
        useSourceIp: true
        maglev: { tableSize: 65536 }
#                            ^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      consistentHash:
        useSourceIp: true
        maglev: { tableSize: 65537 }
`,
      },
    ],
    good: [balancing],
  },
})

const messages = {
  unset: () => 'The Maglev table has no size.',
  'too-large': (size: bigint) => `The Maglev table of ${size} is too large; it must be below 5000011.`,
  'not-prime': (size: bigint) => `The size ${size} of the Maglev table is not a prime.`,
}
