import { patternFault } from '../../syntax/regex.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const rewriteRegex = httpRouteRule({
  id: 'virtual-service/rewrite-regex',
  severity: 'error',
  title: 'Regular expression of a rewrite that cannot be used',
  source: { istio: 'pkg/config/validation: validateURIRegexRewrite' },
  why: `
Istio refuses the VirtualService. Envoy uses RE2, without look-ahead and references back within the expression, of at most
1024 bytes.
`,

  check({ rewrite }, path, report) {
    const regex = rewrite?.uriRegexRewrite
    if (!regex || rewrite.uri !== '' || regex.match === '' || regex.rewrite === '') return
    const fault = patternFault(regex.match)
    if (!fault) return
    report({
      path: [...path, 'rewrite', 'uriRegexRewrite', 'match'],
      message: `The regular expression cannot be used: ${fault.reason}.`,
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
      uriRegexRewrite: { match: "/v1/(?!admin).*", rewrite: /v2 }
#                               ^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
