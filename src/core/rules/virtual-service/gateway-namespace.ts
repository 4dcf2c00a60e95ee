import { isLabel } from '../../syntax/label.ts'
import { gatewayNameRule } from './gateway-names.ts'

export const gatewayNamespaceRule = gatewayNameRule({
  id: 'virtual-service/gateway-namespace',
  kind: 'namespace',
  title: 'Invalid namespace of a gateway',
  why: `
Istio refuses the VirtualService. Before the slash comes the name of a namespace. For the VirtualService's own, leave
out both the namespace and the slash.
`,
  message: name => `"${name.slice(0, name.indexOf('/'))}" before the slash is not a valid namespace.`,
  better: name => (name.startsWith('./') && isLabel(name.slice(2)) ? name.slice(2) : undefined),
  bad: {
    yaml: `
kind: VirtualService
spec:
  gateways:
  - ./public
#   ^^^^^^^^
`,
    fixed: `
kind: VirtualService
spec:
  gateways:
  - public
`,
  },
})
