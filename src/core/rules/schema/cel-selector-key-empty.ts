import { celRule, keysOf } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodDestinationRule } from './good-examples.ts'
import { fieldName } from './words.ts'

export const celSelectorKeyEmpty = celRule(
  'keys-not-empty',
  {
    id: 'schema/cel-selector-key-empty',
    title: 'Empty key in a selector',
    why: `
The API server refuses the object: no label has an empty key, so the selector would match nothing.
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
      "": web
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
  ({ path, value }) =>
    keysOf(value).includes('')
      ? {
          part: 'key',
          message: `${fieldName(path)} contains an empty key.`,
          fix: removeFields('Remove the label', [[...path, '']]),
        }
      : undefined,
)
