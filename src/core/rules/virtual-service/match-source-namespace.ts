import { isLabel } from '../../syntax/label.ts'
import { policies } from './good-examples.ts'
import { httpMatchRule } from './virtual-service-rule.ts'

export const matchSourceNamespace = httpMatchRule({
  id: 'virtual-service/match-source-namespace',
  severity: 'error',
  title: 'Invalid namespace of a source',
  source: { istio: 'pkg/config/validation: validateHTTPRouteMatchRequest' },
  why: `
Istio refuses the VirtualService. \`sourceNamespace\` is the name of one namespace, without wildcards.
`,
  onlyWith: ['sourceNamespace'],

  check({ sourceNamespace }, path, report) {
    if (sourceNamespace === '' || isLabel(sourceNamespace)) return
    report({
      path: [...path, 'sourceNamespace'],
      message: `"${sourceNamespace}" is not a valid namespace.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - match:
    - sourceNamespace: shop-*
#                      ^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
