import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const rewriteEmpty = httpRouteRule({
  id: 'virtual-service/rewrite-empty',
  severity: 'error',
  title: 'Rewrite that changes nothing',
  source: { istio: 'pkg/config/validation: validateHTTPRewrite' },
  why: `
Istio refuses the VirtualService. A rewrite changes the path (\`uri\`, \`uriRegexRewrite\`), the host (\`authority\`) or both.
Add one of them, or remove \`rewrite\`.
`,
  onlyWith: ['rewrite'],

  check({ rewrite }, path, report) {
    if (rewrite?.uri !== '' || rewrite.authority !== '' || rewrite.uriRegexRewrite) return
    report({ path: [...path, 'rewrite'], part: 'key', message: 'The rewrite changes no path or host.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - rewrite: {}
#   ^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
