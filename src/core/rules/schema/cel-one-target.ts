import { celRule, presentOf } from './cel-rule.ts'
import { keepOneOf } from './fixes.ts'
import { goodTelemetry } from './good-policies.ts'
import { fieldName, listInWords } from './words.ts'

export const celOneTarget = celRule(
  'one-target',
  {
    id: 'schema/cel-one-target',
    title: 'Policy with more than one kind of target',
    why: `
A policy is for workloads that a selector picks, or for objects that it names, and these in one field only; the API server
refuses more than one of them.
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
