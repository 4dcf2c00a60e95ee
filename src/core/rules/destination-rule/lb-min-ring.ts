import { fixOf, remove, set } from '../checks/fixes.ts'
import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'

export const lbMinRingDeprecatedRule = loadBalancerRule({
  id: 'destination-rule/lb-min-ring-deprecated',
  severity: 'warning',
  title: 'Deprecated `minimumRingSize`',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
\`minimumRingSize\` of \`consistentHash\` still works, but is deprecated. \`ringHash\` has it now.
`,
  onlyWith: ['minimumRingSize'],

  check({ consistentHash }, path, report) {
    if (!consistentHash?.minimumRingSize) return
    const at = [...path, 'consistentHash']
    const size = Number(consistentHash.minimumRingSize)
    const isFree = !consistentHash.ringHash && !consistentHash.maglev
    report({
      path: [...at, 'minimumRingSize'],
      part: 'key',
      message: 'minimumRingSize is deprecated here; use the one of ringHash.',
      ...(isFree && {
        fix: fixOf(
          'Move it to ringHash',
          set([...at, 'ringHash'], { minimumRingSize: size }),
          remove([...at, 'minimumRingSize']),
        ),
      }),
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
      consistentHash:
        useSourceIp: true
        minimumRingSize: 2048
#       ^^^^^^^^^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      consistentHash:
        useSourceIp: true
        ringHash:
          minimumRingSize: 2048
`,
      },
    ],
    good: [balancing],
  },
})

export const lbMinRingAndAlgorithmRule = loadBalancerRule({
  id: 'destination-rule/lb-min-ring-and-algorithm',
  severity: 'error',
  title: '`minimumRingSize` beside an algorithm',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: \`ringHash\` has a ring size of its own, and \`maglev\` has no ring. Remove
\`minimumRingSize\`.
`,
  onlyWith: ['minimumRingSize'],

  check({ consistentHash }, path, report) {
    if (!consistentHash?.minimumRingSize || !(consistentHash.ringHash ?? consistentHash.maglev)) return
    const at = [...path, 'consistentHash', 'minimumRingSize']
    report({
      path: at,
      part: 'key',
      message: `minimumRingSize cannot be combined with ${consistentHash.ringHash ? 'ringHash' : 'maglev'}.`,
      fix: fixOf('Remove minimumRingSize', remove(at)),
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
      consistentHash:
        useSourceIp: true
        maglev: { tableSize: 65537 }
        minimumRingSize: 2048
#       ^^^^^^^^^^^^^^^
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
