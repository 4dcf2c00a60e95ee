import { celRule, textEntry } from './cel-rule.ts'
import { goodTelemetry } from './good-policies.ts'

export const celTagUpsert = celRule(
  'upsert-with-value',
  {
    id: 'schema/cel-tag-upsert',
    title: 'UPSERT without a value',
    why: `
The API server refuses the object: \`UPSERT\` needs an expression for the value of the tag.
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
