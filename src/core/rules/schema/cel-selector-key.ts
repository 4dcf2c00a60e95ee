import { celRule, keysOf } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodDestinationRule } from './good-examples.ts'
import { fieldName, shorten } from './words.ts'

export const celSelectorKey = celRule(
  'keys-without-wildcard',
  {
    id: 'schema/cel-selector-key',
    title: 'Wildcard in the key of a selector',
    why: `
The API server refuses the object: selectors compare keys exactly and have no wildcards. List every label.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: DestinationRule
spec:
  host: reviews
  workloadSelector:
    matchLabels:
#   ^^^^^^^^^^^
      app: web
      "tier*": front
`,
          fixed: `
kind: DestinationRule
spec:
  host: reviews
  workloadSelector:
    matchLabels:
      app: web
`,
        },
      ],
      good: [goodDestinationRule],
    },
  },
  ({ path, value }) => {
    const [wild, ...others] = keysOf(value).filter(it => it.includes('*'))
    if (wild === undefined) return undefined
    return {
      part: 'key',
      message: `The key "${shorten(wild)}" of ${fieldName(path)} contains a \`*\`; selectors have no wildcards.`,
      fix: removeFields(
        others.length === 0 ? 'Remove the label' : 'Remove the labels',
        [wild, ...others].map(it => [...path, it]),
      ),
    }
  },
)
