import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectPrefixNeedsPrefix = redirectRule({
  id: 'virtual-service/redirect-prefix-needs-prefix',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'prefix-needs-prefix',
  title: '`prefixRewrite` without a matched prefix',
  why: `
Istio refuses the VirtualService: \`prefixRewrite\` replaces the prefix that was matched, so every \`uri\` of the rule must
match by \`prefix\`. To replace the whole path, use \`uri\`.
`,
  finding: (_, path) => ({
    path: [...path, 'prefixRewrite'],
    part: 'key',
    message: 'prefixRewrite needs a prefix in every uri match of the rule.',
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - match:
    - uri: { exact: /old }
    redirect: { prefixRewrite: /new }
#               ^^^^^^^^^^^^^
`,
      },
    ],
    good: [answers],
  },
})
