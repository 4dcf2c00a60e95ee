import { isMap } from '../../yaml/is-map.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'
import { valueInWords } from '../schema/words.ts'
import { candidatesOf } from './objects-of.ts'

export const notAnObject = defineRule({
  id: 'yaml/not-an-object',
  severity: 'error',
  layer: 'yaml',
  title: 'Document that is not an object',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/apis/meta/v1/unstructured: UnstructuredJSONScheme' },
  why: `
A document holds one Kubernetes object: a mapping with \`apiVersion\`, \`kind\`, \`metadata\` and \`spec\`. \`kubectl\` refuses a
list or a single value. A line with \`---\` separates the objects of a file.
`,
  scope: 'document',
  check(document, report) {
    for (const { path, value } of candidatesOf(document)) {
      if (!isMap(value)) report({ path, message: `Expected an object, not ${valueInWords(value)}.` })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
- kind: Gateway
#^^^^^^^^^^^^^^
- kind: VirtualService
`,
      },
    ],
    good: [goodGateway],
  },
})
