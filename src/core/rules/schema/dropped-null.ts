import { defineRule } from '../define-rule.ts'
import { removeFields } from './fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { faultMark } from './marks.ts'
import { structureOf } from './structure.ts'
import { fieldName } from './words.ts'

export const droppedNull = defineRule({
  id: 'schema/dropped-null',
  severity: 'warning',
  layer: 'schema',
  title: 'Field without a value',
  source: {
    kubernetes:
      'k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting: PruneNonNullableNullsWithoutDefaults',
  },
  why: `
The API server removes a field that is empty, \`~\` or \`null\` before it checks the object, as if the line were not there.
Remove the field, or give it a value.
`,
  scope: 'object',
  kinds: ['*'],
  onlyWith: [faultMark('dropped-null')],
  check(resource, report) {
    for (const { fault, path } of structureOf(resource).faults) {
      if (fault !== 'dropped-null') continue
      report({
        path,
        part: 'key',
        message: `${fieldName(path)} has no value, so the API server drops it.`,
        fix: removeFields('Remove the field', [path]),
        // The API server drops it without a word.
        lost: true,
      })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  gateways:
# ^^^^^^^^
  http: []
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http: []
`,
      },
    ],
    good: [goodVirtualService],
  },
})
