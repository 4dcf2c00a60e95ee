import { celRule, presentOf } from './cel-rule.ts'
import { keepOneOf } from './fixes.ts'
import { goodServiceEntry } from './good-examples.ts'
import { fieldName, listInWords } from './words.ts'

export const celSeSelectorOrEndpoints = celRule(
  'selector-or-endpoints',
  {
    id: 'schema/cel-se-selector-or-endpoints',
    title: '`workloadSelector` and `endpoints` together',
    why: `
The API server refuses the object, even if the list is empty: endpoints are either listed or selected by labels.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
#^^^
  hosts: [payments.example.com]
  resolution: STATIC
  workloadSelector:
    labels:
      app: payments
  endpoints:
  - address: 192.0.2.10
`,
          fixed: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  resolution: STATIC
  workloadSelector:
    labels:
      app: payments
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, value }) => {
    const present = presentOf(value, ['workloadSelector', 'endpoints'])
    if (present.length < 2) return undefined
    return {
      part: 'key',
      message: `${fieldName(path)} may have only one of ${listInWords(present)}.`,
      ...keepOneOf(path, present),
    }
  },
)
