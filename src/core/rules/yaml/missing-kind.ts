import { isMap } from '../../yaml/is-map.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'
import { valueInWords } from '../schema/words.ts'
import { candidatesOf } from './objects-of.ts'

export const missingKind = defineRule({
  id: 'yaml/missing-kind',
  severity: 'error',
  layer: 'yaml',
  title: 'Missing `kind`',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/runtime: NewMissingKindErr' },
  why: `
\`kubectl\` refuses the object, and it is neither drawn nor checked. Add its kind, such as \`kind: Gateway\`.
`,
  scope: 'document',
  check(document, report) {
    for (const { path, value } of candidatesOf(document)) {
      if (!isMap(value)) continue
      const { kind = null } = value
      if (typeof kind === 'string' && kind !== '') continue
      const message =
        kind === null || kind === ''
          ? 'The object has no `kind`.'
          : `The \`kind\` must be a string, not ${valueInWords(kind)}.`
      report({ path: [...path, 'kind'], part: kind === null ? 'key' : 'value', message })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
apiVersion: networking.istio.io/v1
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
metadata:
  name: public
`,
      },
    ],
    good: [goodGateway],
  },
})
