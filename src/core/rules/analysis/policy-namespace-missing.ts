import { effective, type Model } from '../../model/model.ts'
import { entriesAt, mapAt, mapsAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { selectingCart } from './good-examples.ts'

export const policyNamespaceMissing = analysisRuleForEach({
  id: 'analysis/policy-namespace-missing',
  severity: 'error',
  title: 'AuthorizationPolicy for a namespace that does not exist',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/authz: AuthorizationPoliciesAnalyzer',
    codes: ['IST0101'],
  },
  why: `
No request comes from the namespace, so this part of the rule never applies. Correct the name.
`,
  each: 'AuthorizationPolicy',
  reads: ['Namespace'],
  applies: model => model.settings.complete || model.ofKind('Namespace').length > 0,

  check(model, { spec }, report) {
    mapsAt(spec, 'rules').forEach((rule, i) => {
      mapsAt(rule, 'from').forEach((from, j) => {
        for (const list of ['namespaces', 'notNamespaces'])
          for (const { text, index } of entriesAt(mapAt(from, 'source'), list)) {
            if (isNamed(model, text)) continue
            report({
              path: ['spec', 'rules', i, 'from', j, 'source', list, index],
              code: 'IST0101',
              message: `There is no namespace ${text}.`,
              ...(!text.includes('*') && { outside: { kind: 'Namespace', namespace: '', name: text } }),
            })
          }
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
metadata: { name: cart, namespace: shop }
spec:
  rules:
  - from: [{ source: { namespaces: [shop, checkout] } }]
#                                         ^^^^^^^^
---
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`,
      },
    ],
    good: [selectingCart],
  },
})

/** Whether a Namespace of the files is meant: `*`, `*end`, `begin*`, or the name whatever the case of its letters. */
function isNamed(model: Model, text: string): boolean {
  return effective(model, 'Namespace').some(({ name }) => {
    if (text === '*') return true
    if (text.startsWith('*')) return name.endsWith(text.slice(1))
    if (text.endsWith('*')) return name.startsWith(text.slice(0, -1))
    return name.toLowerCase() === text.toLowerCase()
  })
}
