import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const rewriteRegexParts = httpRouteRule({
  id: 'virtual-service/rewrite-regex-parts',
  severity: 'error',
  title: 'Half of a rewrite by regular expression',
  source: { istio: 'pkg/config/validation: validateURIRegexRewrite' },
  why: `
Istio refuses the VirtualService: \`uriRegexRewrite\` needs both, what is matched (\`match\`) and what takes its place
(\`rewrite\`).
`,

  check({ rewrite }, path, report) {
    const regex = rewrite?.uriRegexRewrite
    if (!regex || rewrite.uri !== '' || (regex.match !== '' && regex.rewrite !== '')) return
    const missing = regex.match === '' ? 'match' : 'rewrite'
    report({
      path: [...path, 'rewrite', 'uriRegexRewrite'],
      part: 'key',
      message: `The rewrite by regular expression has no ${missing}.`,
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
