import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const syntax = faultRule(
  {
    id: 'yaml/syntax',
    severity: 'error',
    title: 'YAML that cannot be read',
    source: { kubernetes: 'sigs.k8s.io/yaml: YAMLToJSON' },
    why: `
Nothing of a document with such a fault can be used: not by \`kubectl\`, and the drawing keeps its last readable form.
Other documents of the file are not touched by it. Usual causes are indentation that jumps, a tab, a quote or bracket
that is not closed, and a value that begins with \`*\`, \`&\`, \`@\` or \`%\` and lacks its quotes.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [*.example.com]
#           ^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ code, severity }) =>
    severity === 'error' && ['syntax', 'tab', 'binary', 'unresolved-alias'].includes(code),
)
