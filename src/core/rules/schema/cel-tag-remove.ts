import { celRule, has, textEntry } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodTelemetry } from './good-policies.ts'

export const celTagRemove = celRule(
  'remove-without-value',
  {
    id: 'schema/cel-tag-remove',
    title: 'REMOVE with a value',
    why: `
The API server refuses the object: a tag that is removed has no value. Remove the value, or set the operation to
\`UPSERT\`.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Telemetry
spec:
  metrics:
  - overrides:
    - tagOverrides:
        version:
          operation: REMOVE
          value: "'v1'"
#         ^^^^^
`,
          fixed: `
kind: Telemetry
spec:
  metrics:
  - overrides:
    - tagOverrides:
        version:
          operation: REMOVE
`,
        },
      ],
      good: [goodTelemetry],
    },
  },
  ({ path, value }) => {
    if (textEntry(value, 'operation') !== 'REMOVE' || !has(value, 'value')) return undefined
    const place = [...path, 'value']
    return {
      path: place,
      part: 'key',
      message: 'The operation REMOVE takes no `value`.',
      fix: removeFields('Remove the value', [place]),
    }
  },
)
