import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const subsetDuplicate = destinationRuleRule({
  id: 'destination-rule/subset-duplicate',
  severity: 'error',
  title: 'Two subsets of one name',
  why: `
Istio refuses the DestinationRule: routes choose a subset by its name, so each name stands once.
`,

  check({ spec }, report) {
    const seen = new Set<string>()
    for (const [i, { name }] of spec.subsets.entries()) {
      if (seen.has(name))
        report({ path: ['spec', 'subsets', i, 'name'], message: `An earlier subset is named "${name}" too.` })
      seen.add(name)
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  subsets:
  - name: v1
  - name: v1
#         ^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
