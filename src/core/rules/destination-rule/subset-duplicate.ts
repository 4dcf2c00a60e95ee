import { fixOf, set } from '../checks/fixes.ts'
import { numberedName } from '../checks/numbered-name.ts'
import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const subsetDuplicate = destinationRuleRule({
  id: 'destination-rule/subset-duplicate',
  severity: 'error',
  title: 'Two subsets with the same name',
  source: { istio: 'pkg/config/validation: ValidateDestinationRule' },
  why: `
Istio refuses the DestinationRule: routes refer to subsets by name, so every name must be unique.
`,
  onlyWith: ['subsets'],

  check({ spec }, report) {
    const seen = new Set<string>()
    const taken = new Set(spec.subsets.map(it => it.name))
    for (const [i, { name }] of spec.subsets.entries()) {
      if (seen.has(name)) {
        const path = ['spec', 'subsets', i, 'name']
        const other = numberedName(name, taken)
        taken.add(other)
        report({
          path,
          message: `An earlier subset already has the name "${name}".`,
          fix: fixOf(`Rename to ${other}`, set(path, other)),
        })
      }
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
        fixed: `
kind: DestinationRule
spec:
  subsets:
  - name: v1
  - name: v1-2
`,
      },
    ],
    good: [shopPolicies],
  },
})
