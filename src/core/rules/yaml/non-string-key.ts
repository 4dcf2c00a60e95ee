import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const nonStringKey = faultRule(
  {
    id: 'yaml/non-string-key',
    severity: 'warning',
    title: 'Key that is not a string',
    source: { kubernetes: 'sigs.k8s.io/yaml: YAMLToJSON' },
    why: `
Keys of Kubernetes objects are strings. YAML reads \`on\`, \`yes\`, \`null\` and numbers as other types and converts them, and
the result may differ from what is written: \`010\` becomes \`8\`. Put quotes around the key.
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
