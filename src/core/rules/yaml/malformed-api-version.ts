import { isMap } from '../../yaml/is-map.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'
import { shorten } from '../schema/words.ts'
import { candidatesOf } from './objects-of.ts'

export const malformedApiVersion = defineRule({
  id: 'yaml/malformed-api-version',
  severity: 'error',
  layer: 'yaml',
  title: 'Malformed `apiVersion`',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/runtime/schema: ParseGroupVersion' },
  why: `
\`kubectl\` refuses the document. An \`apiVersion\` is a version, or a group and a version with one slash between them:
\`v1\`, \`networking.istio.io/v1\`.
`,
  scope: 'document',
  check(document, report) {
    for (const { path, value } of candidatesOf(document)) {
      const version = isMap(value) ? value.apiVersion : undefined
      if (typeof version === 'string' && version.split('/').length > 2)
        report({
          path: [...path, 'apiVersion'],
          message: `"${shorten(version)}" has more than one slash; expected a group, a slash and a version.`,
        })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
apiVersion: networking.istio.io/v1/beta
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
kind: Gateway
`,
      },
    ],
    good: [goodGateway],
  },
})
