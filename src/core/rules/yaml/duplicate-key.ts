import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const duplicateKey = faultRule(
  {
    id: 'yaml/duplicate-key',
    severity: 'error',
    title: 'Key that is written twice',
    source: {
      documentation: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    },
    why: `
A mapping holds a key once. \`kubectl apply\` refuses the document; other readers take the last one and drop what stands
under the first without a word. Merge the two, or remove the one that is not meant.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  selector:
    istio: ingressgateway
  servers: []
  selector:
# ^^^^^^^^
    app: edge
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ code }) => code === 'duplicate-key',
)
