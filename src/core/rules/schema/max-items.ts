import { goodGateway } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { counted, fieldName } from './words.ts'

export const maxItems = structureRule(
  ['max-items'],
  {
    id: 'schema/max-items',
    title: 'Too many items',
    source: { crd: 'maxItems' },
    why: `
The API server refuses the object: the list has more items than the field allows.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
      mode: SIMPLE
      credentialNames: [rsa, ecdsa, old]
#                      ^^^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ path, size, bound }) => ({
    message: `${fieldName(path)} must have at most ${counted(bound, 'item')}, not ${size}.`,
  }),
)
