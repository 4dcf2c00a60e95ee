import { celRule } from './cel-rule.ts'
import { goodServiceEntry } from './good-examples.ts'

export const celSeHostStar = celRule(
  'not-star',
  {
    id: 'schema/cel-se-host-star',
    title: 'Host `*` in a ServiceEntry',
    why: `
A service that is every host would swallow all traffic; the API server refuses it. Name the hosts, with a wildcard in front
at most: \`*.example.com\`.
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
  ({ value }) => (value === '*' ? { message: 'A ServiceEntry cannot be for the host `*`.' } : undefined),
)
