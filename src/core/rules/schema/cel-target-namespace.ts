import { celRule } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodTelemetry } from './good-policies.ts'

export const celTargetNamespace = celRule(
  'empty',
  {
    id: 'schema/cel-target-namespace',
    title: 'Target in another namespace',
    why: `
The API server refuses the object: a policy applies to objects of its own namespace only. Remove the field, and put the
policy in the namespace of its target.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Telemetry
metadata:
  name: logs
spec:
  targetRefs:
  - kind: Service
    group: core
    name: reviews
    namespace: shop
#              ^^^^
`,
          fixed: `
kind: Telemetry
metadata:
  name: logs
spec:
  targetRefs:
  - kind: Service
    group: core
    name: reviews
`,
        },
      ],
      good: [goodTelemetry],
    },
  },
  ({ path, value }) =>
    value === ''
      ? undefined
      : {
          message: 'A target cannot have a `namespace`: it is always in the namespace of the policy.',
          fix: removeFields('Remove the namespace', [path]),
        },
)
