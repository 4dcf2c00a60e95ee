import { isLabel } from '../../syntax/label.ts'
import { gatewayNameRule } from './gateway-names.ts'

export const gatewayNamespaceRule = gatewayNameRule({
  id: 'virtual-service/gateway-namespace',
  kind: 'namespace',
  title: 'Malformed namespace of a gateway',
  why: `
Istio refuses the VirtualService. Before the slash stands the name of a namespace; the own one is left out, together with
the slash.
`,
  message: name => `"${name.slice(0, name.indexOf('/'))}" before the slash is not the name of a namespace.`,
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
