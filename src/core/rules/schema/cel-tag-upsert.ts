import { celRule, textEntry } from './cel-rule.ts'
import { goodTelemetry } from './good-policies.ts'

export const celTagUpsert = celRule(
  'upsert-with-value',
  {
    id: 'schema/cel-tag-upsert',
    title: 'Tag that is set to nothing',
    why: `
To set a tag takes an expression for its value; the API server refuses the object without one.
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
#       ^^^^^^^
          operation: UPSERT
`,
        },
      ],
      good: [goodTelemetry],
    },
  },
  ({ value }) =>
    textEntry(value, 'operation') === 'UPSERT' && !textEntry(value, 'value')
      ? { part: 'key', message: 'The operation UPSERT needs a `value`.' }
      : undefined,
)
