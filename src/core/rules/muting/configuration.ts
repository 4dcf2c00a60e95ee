import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

export const invalidConfiguration = defineRule({
  id: 'muting/configuration',
  severity: 'error',
  layer: 'advice',
  scope: 'muting',
  title: 'Invalid `.drawbridge.yaml`',
  source: { advice: 'The file is read by Drawbridge only; clusters never see it.' },
  why: `
What is not valid in a \`.drawbridge.yaml\` is not followed, so problems may be counted or muted that should not be.
The file may have \`namespace\`, \`domain\`, \`rootNamespace\`, \`gatewayApi\`, \`complete\`, \`declared\`, \`ignore\`, \`severity\` and \`mute\`.
`,
  examples: {
    bad: [
      {
        yaml: `
# .drawbridge.yaml
complete: true
mutes:
#^^^^
- rule: references/gateway-missing
  reason: comes with the platform chart
`,
      },
    ],
    good: [goodGateway],
  },
})
