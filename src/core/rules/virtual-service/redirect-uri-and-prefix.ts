import { keepOneOf } from '../schema/fixes.ts'
import { answers } from './good-examples.ts'
import { redirectRule } from './redirect-rule.ts'

export const redirectUriAndPrefix = redirectRule({
  id: 'virtual-service/redirect-uri-and-prefix',
  source: { istio: 'pkg/config/validation: validateHTTPRedirect' },
  fault: 'uri-and-prefix',
  title: '`uri` and `prefixRewrite` together',
  why: `
Istio refuses the VirtualService: \`uri\` replaces the whole path, \`prefixRewrite\` only the matched prefix. Keep one.
`,
  finding: (_, path) => ({
    path: [...path, 'prefixRewrite'],
    part: 'key',
    message: 'The redirect has both uri and prefixRewrite.',
    ...keepOneOf(path, ['uri', 'prefixRewrite']),
  }),
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - redirect: { uri: /new, prefixRewrite: /new }
#                          ^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - redirect: { uri: /new }
`,
      },
    ],
    good: [answers],
  },
})
