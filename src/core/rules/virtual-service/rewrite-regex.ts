import { patternFault } from '../../syntax/regex.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const rewriteRegex = httpRouteRule({
  id: 'virtual-service/rewrite-regex',
  severity: 'error',
  title: 'Invalid regular expression of a rewrite',
  source: { istio: 'pkg/config/validation: validateURIRegexRewrite' },
  why: `
Istio refuses the VirtualService. Envoy uses RE2, without lookahead and backreferences in the expression, which is
limited to 1024 bytes.
`,
  onlyWith: ['uriRegexRewrite'],

  check({ rewrite }, path, report) {
    const regex = rewrite?.uriRegexRewrite
    if (!regex || rewrite.uri !== '' || regex.match === '' || regex.rewrite === '') return
    const fault = patternFault(regex.match)
    if (!fault) return
    report({
      path: [...path, 'rewrite', 'uriRegexRewrite', 'match'],
      message: `The regular expression is not valid: ${fault.reason}.`,
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
