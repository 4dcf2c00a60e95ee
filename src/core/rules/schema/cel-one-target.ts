import { celRule, presentOf } from './cel-rule.ts'
import { keepOneOf } from './fixes.ts'
import { goodTelemetry } from './good-policies.ts'
import { fieldName, listInWords } from './words.ts'

export const celOneTarget = celRule(
  'one-target',
  {
    id: 'schema/cel-one-target',
    title: 'More than one kind of target',
    why: `
The API server refuses the object. A policy applies to the workloads that its selector picks, or to the objects that it
names; only one of these fields may be present.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Telemetry
spec:
#^^^
  selector:
    matchLabels:
      app: shop
  targetRefs:
  - kind: Gateway
    group: gateway.networking.k8s.io
    name: public
`,
          fixed: `
kind: Telemetry
spec:
  selector:
    matchLabels:
      app: shop
`,
        },
      ],
      good: [goodTelemetry],
    },
  },
  ({ path, value }) => {
    const present = presentOf(value, ['selector', 'targetRef', 'targetRefs'])
    if (present.length < 2) return undefined
    return {
      part: 'key',
      message: `${fieldName(path)} may have only one of ${listInWords(present)}.`,
      ...keepOneOf(path, present),
    }
  },
)
