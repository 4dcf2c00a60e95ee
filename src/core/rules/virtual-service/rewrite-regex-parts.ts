import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const rewriteRegexParts = httpRouteRule({
  id: 'virtual-service/rewrite-regex-parts',
  severity: 'error',
  title: 'Incomplete `uriRegexRewrite`',
  source: { istio: 'pkg/config/validation: validateURIRegexRewrite' },
  why: `
Istio refuses the VirtualService: \`uriRegexRewrite\` needs both \`match\`, the expression, and \`rewrite\`, its replacement.
`,
  onlyWith: ['uriRegexRewrite'],

  check({ rewrite }, path, report) {
    const regex = rewrite?.uriRegexRewrite
    if (!regex || rewrite.uri !== '' || (regex.match !== '' && regex.rewrite !== '')) return
    const missing = regex.match === '' ? 'match' : 'rewrite'
    report({
      path: [...path, 'rewrite', 'uriRegexRewrite'],
      part: 'key',
      message: `uriRegexRewrite has no ${missing}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - rewrite:
      uriRegexRewrite: { match: /v1/.* }
#     ^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
