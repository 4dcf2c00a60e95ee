import { celRule, keysOf } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodDestinationRule } from './good-examples.ts'
import { fieldName } from './words.ts'

export const celSelectorKeyEmpty = celRule(
  'keys-not-empty',
  {
    id: 'schema/cel-selector-key-empty',
    title: 'Empty key of a selector label',
    why: `
No label has an empty key, so the selector could never match; the API server refuses the object.
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
          message: `${fieldName(path)} has a label without a key.`,
          fix: removeFields('Remove the label', [[...path, '']]),
        }
      : undefined,
)
