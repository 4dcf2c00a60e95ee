import { celRule } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celSeHostStar = celRule(
  'not-star',
  {
    id: 'schema/cel-se-host-star',
    title: 'Host `*` in a ServiceEntry',
    why: `
The API server refuses the object: such a service would take all traffic. Name the hosts; the first label may be a
wildcard, as in \`*.example.com\`.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: ["*"]
#         ^^^
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ value }) => (value === '*' ? { message: 'A ServiceEntry cannot have the host `*`.' } : undefined),
)
