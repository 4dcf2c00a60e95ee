import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

export const unknownRule = defineRule({
  id: 'muting/unknown-rule',
  severity: 'warning',
  layer: 'advice',
  scope: 'muting',
  title: 'Mute of an unknown rule',
  source: { advice: 'The rules are those of Drawbridge; their ids are in the list of all checks.' },
  why: `
The comment or entry mutes nothing. It takes the id of a rule, such as \`references/gateway-missing\`, all rules of a folder
(\`references/*\`), the code of one of Istio's analyzers (\`IST0101\`), or \`*\` for all. The comment begins with
\`drawbridge-ignore\`, the annotation of istioctl is \`galley.istio.io/analyze-suppress\`: what is written otherwise mutes nothing either.
`,
  examples: {
    bad: [
      {
        yaml: `
# drawbridge-ignore references/gateway-mising: comes with the platform chart
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
`,
        fixed: `
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
`,
      },
    ],
    good: [goodGateway],
  },
})
