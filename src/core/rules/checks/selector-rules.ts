import type { Path } from '../../yaml/path.ts'
import type { Rule } from '../define-rule.ts'
import { webhookRule } from '../engine/webhook-rule.ts'
import { fixOf, remove } from './fixes.ts'

type Labels = { readonly [key: string]: string }

interface Selecting {
  readonly workloadSelector?: { readonly labels?: Labels; readonly matchLabels?: Labels }
}

/** The rules about a workload selector, for one kind; `field` is where it has its labels. */
export function selectorRules(
  folder: string,
  kind: string,
  field: 'labels' | 'matchLabels',
  good: string,
): readonly Rule[] {
  const kinds = [kind]
  const source = {
    istio:
      kind === 'DestinationRule'
        ? 'pkg/config/validation: validateWorkloadSelector'
        : 'pkg/config/validation: ValidateAlphaWorkloadSelector',
  } as const
  const selector: Path = ['spec', 'workloadSelector']

  const emptyKey = webhookRule<Selecting>({
    id: `${folder}/selector-empty-key`,
    severity: 'error',
    title: 'Empty key in a selector',
    source,
    why: `
Istio refuses the ${kind}: no label has an empty key, so the selector would match nothing. Remove the entry.
`,
    kinds,
    check({ spec }, report) {
      for (const key of Object.keys(spec.workloadSelector?.[field] ?? {}))
        if (key === '')
          report({
            path: [...selector, field, key],
            part: 'key',
            message: 'The selector contains an empty key.',
            fix: fixOf('Remove the entry', remove([...selector, field, key])),
          })
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  workloadSelector:
    ${field}:
      app: shop
      "": v1
#     ^^
`,
          fixed: `
kind: ${kind}
spec:
  workloadSelector:
    ${field}:
      app: shop
`,
        },
      ],
      good: [good],
    },
  })

  const wildcard = webhookRule<Selecting>({
    id: `${folder}/selector-wildcard`,
    severity: 'error',
    title: 'Wildcard in a selector',
    source,
    why: `
Istio refuses the ${kind}: selectors compare labels exactly and have no wildcards. Remove the label if its value does not
matter.
`,
    kinds,
    check({ spec }, report) {
      for (const [key, value] of Object.entries(spec.workloadSelector?.[field] ?? {})) {
        const isKey = key.includes('*')
        if (!isKey && !value.includes('*')) continue
        report({
          path: [...selector, field, key],
          part: isKey ? 'key' : 'value',
          message: `"${isKey ? key : value}" contains a wildcard; selectors have none.`,
        })
      }
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  workloadSelector:
    ${field}:
      app: shop-*
#          ^^^^^^
`,
        },
      ],
      good: [good],
    },
  })

  const noLabels = webhookRule<Selecting>({
    id: `${folder}/selector-no-labels`,
    severity: 'warning',
    title: 'Selector without labels',
    source,
    why: `
A selector without labels selects every workload of the namespace. Add labels, or remove the selector.
`,
    kinds,
    check({ spec }, report) {
      if (!spec.workloadSelector || Object.keys(spec.workloadSelector[field] ?? {}).length > 0) return
      report({
        path: selector,
        part: 'key',
        message: 'The selector has no labels, so it selects every workload of the namespace.',
      })
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  workloadSelector: {}
# ^^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [good],
    },
  })

  return [emptyKey, wildcard, noLabels]
}
