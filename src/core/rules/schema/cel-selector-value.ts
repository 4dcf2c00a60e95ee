import { celRule } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodServiceEntry } from './good-examples.ts'
import { fieldName } from './words.ts'

export const celSelectorValue = celRule(
  'no-wildcard',
  {
    id: 'schema/cel-selector-value',
    title: 'Wildcard in the value of a selector',
    why: `
The API server refuses the object: selectors compare values exactly and have no wildcards. Remove the label to match any
value.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  workloadSelector:
    labels:
      app: payments
      version: v*
#              ^^
`,
          fixed: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  workloadSelector:
    labels:
      app: payments
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) =>
    typeof value === 'string' && value.includes('*')
      ? {
          message: `${fieldName(path)} contains a \`*\`; selectors have no wildcards.`,
          fix: removeFields('Remove the label', [path]),
        }
      : undefined,
)
