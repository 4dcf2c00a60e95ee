import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const nonStringKey = faultRule(
  {
    id: 'yaml/non-string-key',
    severity: 'warning',
    title: 'Key that YAML does not read as a text',
    source: { kubernetes: 'sigs.k8s.io/yaml: YAMLToJSON' },
    why: `
Keys of Kubernetes objects are texts. A number, \`on\`, \`yes\` or \`null\` as a key is turned into one, and the text may not
be the one that was written: \`010\` becomes \`8\`. Put quotes around the key.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  selector:
    on: edge
#   ^^
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ code }) => code === 'non-string-key',
)
