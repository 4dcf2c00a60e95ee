import { fixOf, remove } from '../checks/fixes.ts'
import { delegation } from './good-examples.ts'
import { isDelegate } from './spec-traits.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

/** A rule about a field that a VirtualService without hosts cannot have. */
function delegateFieldRule(field: 'gateways' | 'tls' | 'tcp', what: string) {
  return virtualServiceRule({
    id: `virtual-service/delegate-${field}`,
    severity: 'error',
    title: `VirtualService without hosts, but with ${what}`,
    source: { istio: 'pkg/config/validation: ValidateVirtualService' },
    why: `
Istio refuses the VirtualService: without \`hosts\` it is a delegate, which lends its HTTP routes to another VirtualService.
Gateways, TLS and TCP routes belong in that other one. Add hosts, or remove \`${field}\`.
`,

    onlyWith: [field],
    check({ spec }, report) {
      if (!isDelegate(spec) || spec[field].length === 0) return
      report({
        path: ['spec', field],
        part: 'key',
        message: `A VirtualService without hosts cannot have \`${field}\`.`,
        fix: fixOf(`Remove the ${what}`, remove(['spec', field])),
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  http: [{ redirect: { uri: /shop } }]
  ${field}: [${field === 'gateways' ? 'public' : '{}'}]
# ${'^'.repeat(field.length)}
`,
          fixed: `
kind: VirtualService
spec:
  http: [{ redirect: { uri: /shop } }]
`,
        },
      ],
      good: [delegation],
    },
  })
}

export const delegateGatewaysRule = delegateFieldRule('gateways', 'gateways')
export const delegateTlsRule = delegateFieldRule('tls', 'TLS routes')
export const delegateTcpRule = delegateFieldRule('tcp', 'TCP routes')
