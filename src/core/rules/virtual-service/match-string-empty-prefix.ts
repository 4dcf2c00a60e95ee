import { shopRoutes } from './good-examples.ts'
import { stringMatches } from './string-matches.ts'
import { httpMatchRule } from './virtual-service-rule.ts'

export const matchStringEmptyPrefix = httpMatchRule({
  id: 'virtual-service/match-string-empty-prefix',
  severity: 'error',
  title: 'Empty prefix in a match',
  source: { istio: 'pkg/config/validation: validateStringMatch' },
  why: `
Istio refuses the VirtualService: an empty prefix matches everything. To match a header with any value write \`{}\`;
otherwise remove the condition.
`,
  onlyWith: ['prefix'],

  check(match, path, report) {
    for (const { value, path: at } of stringMatches(match, path))
      if (value.prefix === '') report({ path: [...at, 'prefix'], message: 'The prefix is empty.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - match:
    - headers:
        x-user: { prefix: "" }
#                         ^^
`,
      },
    ],
    good: [shopRoutes],
  },
})
