import { keepOneOf } from '../schema/fixes.ts'
import { answers, policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const rewriteBoth = httpRouteRule({
  id: 'virtual-service/rewrite-both',
  severity: 'error',
  title: '`uri` and `uriRegexRewrite` together',
  source: { istio: 'pkg/config/validation: validateHTTPRewrite' },
  why: `
Istio refuses the VirtualService: both fields set the new path. Keep one.
`,
  onlyWith: ['uriRegexRewrite'],

  check({ rewrite }, path, report) {
    if (!rewrite?.uri || !rewrite.uriRegexRewrite) return
    report({
      path: [...path, 'rewrite', 'uriRegexRewrite'],
      part: 'key',
      message: 'The rewrite has both uri and uriRegexRewrite.',
      ...keepOneOf([...path, 'rewrite'], ['uri', 'uriRegexRewrite']),
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
      uri: /v2
      uriRegexRewrite: { match: /v1/(.*), rewrite: /v2/\\1 }
#     ^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - rewrite:
      uri: /v2
`,
      },
    ],
    good: [answers, policies],
  },
})
