import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const syntax = faultRule(
  {
    id: 'yaml/syntax',
    severity: 'error',
    title: 'YAML syntax error',
    source: { kubernetes: 'sigs.k8s.io/yaml: YAMLToJSON' },
    why: `
\`kubectl\` cannot read the document, and the drawing keeps its last readable form. Other documents of the file are not
affected. Usual causes are inconsistent indentation, a tab, a quote or bracket that is not closed, and a value that
begins with \`*\`, \`&\`, \`@\` or \`%\` without quotes.
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
    severity === 'error' && ['syntax', 'tab', 'template', 'binary', 'unresolved-alias'].includes(code),
)
