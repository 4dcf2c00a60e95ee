import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectPrefixNeedsPrefix = redirectRule({
  id: 'virtual-service/redirect-prefix-needs-prefix',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'prefix-needs-prefix',
  title: 'Prefix to be replaced where none is matched',
  why: `
Istio refuses the VirtualService: \`prefixRewrite\` replaces the prefix that was matched, so every \`uri\` of the rule has to be
matched by \`prefix\`. Otherwise use \`uri\`, which replaces the whole path.
`,
  finding: (_, path) => ({
    path: [...path, 'prefixRewrite'],
    part: 'key',
    message: 'prefixRewrite replaces a matched prefix, but a match of this rule has its uri otherwise.',
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
