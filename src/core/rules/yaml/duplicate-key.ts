import { goodGateway } from '../schema/good-examples.ts'
import { faultRule } from './fault-rule.ts'

export const duplicateKey = faultRule(
  {
    id: 'yaml/duplicate-key',
    severity: 'error',
    title: 'Duplicate key',
    source: {
      documentation: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    },
    why: `
\`kubectl apply\` refuses the document. Other readers keep the last value and silently drop what stands under the first.
Merge the two, or remove one of them.
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
