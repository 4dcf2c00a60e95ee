import { celRule } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodTelemetry } from './good-policies.ts'

export const celTargetNamespace = celRule(
  'empty',
  {
    id: 'schema/cel-target-namespace',
    title: 'Target in another namespace',
    why: `
A policy can be attached to objects of its own namespace only; the API server refuses a namespace here. Remove the field, and
put the policy where its target is.
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
          message: 'A target lies in the namespace of the policy; no other can be named.',
          fix: removeFields('Remove the namespace', [path]),
        },
)
