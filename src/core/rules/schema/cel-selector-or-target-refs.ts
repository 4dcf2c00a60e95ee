import { celRule, presentOf } from './cel-rule.ts'
import { keepOneOf } from './fixes.ts'
import { goodEnvoyFilter } from './good-policies.ts'
import { fieldName, listInWords } from './words.ts'

export const celSelectorOrTargetRefs = celRule(
  'selector-or-target-refs',
  {
    id: 'schema/cel-selector-or-target-refs',
    title: '`workloadSelector` and `targetRefs` together',
    why: `
The API server refuses the object: it applies to the workloads that the selector picks, or to the objects that it names,
not to both.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: EnvoyFilter
spec:
#^^^
  workloadSelector:
    labels:
      app: shop
  targetRefs:
  - kind: Gateway
    group: gateway.networking.k8s.io
    name: public
`,
          fixed: `
kind: EnvoyFilter
spec:
  workloadSelector:
    labels:
      app: shop
`,
        },
      ],
      good: [goodEnvoyFilter],
    },
  },
  ({ path, value }) => {
    const present = presentOf(value, ['workloadSelector', 'targetRefs'])
    if (present.length < 2) return undefined
    return {
      part: 'key',
      message: `${fieldName(path)} may have only one of ${listInWords(present)}.`,
      ...keepOneOf(path, present),
    }
  },
)
