import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

export const unusedMute = defineRule({
  id: 'muting/unused',
  severity: 'warning',
  layer: 'advice',
  scope: 'muting',
  title: 'Mute without effect',
  source: { advice: 'No problem of the rule is found at the place that the mute is about.' },
  why: `
The problem is gone, or stands elsewhere. Remove the mute, or it hides the next problem of that rule at this place.
A comment mutes problems of its own line, of the line below it if it stands alone, or of the whole resource if it stands
above the resource's first line.
`,
  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata:
  name: public
spec:
  servers:
  - port:
      number: 80 # drawbridge-ignore gateway/port-number: tried in the lab
#                                    ^^^^^^^^^^^^^^^^^^^
      name: http
      protocol: HTTP
    hosts: [shop.example.com]
`,
        fixed: `
kind: Gateway
metadata:
  name: public
spec:
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts: [shop.example.com]
`,
      },
    ],
    good: [goodGateway],
  },
})
