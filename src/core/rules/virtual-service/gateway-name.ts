import { gatewayNameRule } from './gateway-names.ts'

export const gatewayNameFormRule = gatewayNameRule({
  id: 'virtual-service/gateway-name',
  kind: 'name',
  title: 'Invalid gateway name after the slash',
  why: `
Istio refuses the VirtualService. After the slash comes the name of a Gateway: letters, digits and hyphens, without
dots.
`,
  message: name => `"${name.slice(name.indexOf('/') + 1)}" after the slash is not a valid gateway name.`,
  bad: {
    yaml: `
kind: VirtualService
spec:
  gateways:
  - istio-ingress/public.shop
#   ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
  },
})
