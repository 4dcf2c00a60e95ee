import type { Path } from '../../yaml/path.ts'
import type { Rule } from '../define-rule.ts'
import { webhookRule } from '../engine/webhook-rule.ts'
import { fixOf, remove } from './fixes.ts'

type Labels = { readonly [key: string]: string }

interface Selecting {
  readonly workloadSelector?: { readonly labels?: Labels; readonly matchLabels?: Labels }
  readonly selector?: { readonly matchLabels?: Labels }
}

/** Where a kind has the labels that pick workloads. */
export type SelectorPlace =
  | 'workloadSelector.labels'
  | 'workloadSelector.matchLabels'
  | 'selector.matchLabels'

/** Whether a selector is one that Istio refuses. For some kinds it then looks at nothing else. */
export function isBadSelector(labels: Labels | undefined): boolean {
  return Object.entries(labels ?? {}).some(([key, value]) => key === '' || `${key}${value}`.includes('*'))
}

/** The rules about a workload selector, for one kind. */
export function selectorRules(
  folder: string,
  kind: string,
  place: SelectorPlace,
  good: string,
): readonly Rule[] {
  const kinds = [kind]
  const [within, field] = place.split('.') as ['workloadSelector' | 'selector', 'labels' | 'matchLabels']
  const source = {
    istio:
      field === 'matchLabels'
        ? 'pkg/config/validation: validateWorkloadSelector'
        : 'pkg/config/validation: ValidateAlphaWorkloadSelector',
  } as const
  const selector: Path = ['spec', within]

  const emptyKey = webhookRule<Selecting>({
    id: `${folder}/selector-empty-key`,
    severity: 'error',
    title: 'Empty key in a selector',
    source,
    why: `
Istio refuses the ${kind}: no label has an empty key, so the selector would match nothing. Remove the entry.
`,
    kinds,
    onlyWith: [within],
    check({ spec }, report) {
      for (const key of Object.keys(labelsIn(spec) ?? {}))
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
  ${within}:
    ${field}:
      app: shop
      "": v1
#     ^^
`,
          fixed: `
kind: ${kind}
spec:
  ${within}:
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
    onlyWith: [within],
    check({ spec }, report) {
      for (const [key, value] of Object.entries(labelsIn(spec) ?? {})) {
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
  ${within}:
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
    onlyWith: [within],
    check({ spec }, report) {
      if (!spec[within] || Object.keys(labelsIn(spec) ?? {}).length > 0) return
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
  ${within}: {}
# ${'^'.repeat(within.length)}
`,
        },
      ],
      good: [good],
    },
  })

  return [emptyKey, wildcard, noLabels]

  function labelsIn(spec: Selecting): Labels | undefined {
    const selector: { readonly labels?: Labels; readonly matchLabels?: Labels } | undefined = spec[within]
    return selector?.[field]
  }
}
