import { gatewayNameRule } from './gateway-names.ts'

export const gatewayNameUncheckedRule = gatewayNameRule({
  id: 'virtual-service/gateway-name-unchecked',
  kind: 'unchecked',
  severity: 'warning',
  title: 'Malformed gateway name that Istio does not look at',
  why: `
Istio checks the names of a list only up to the first without a slash, so this one gets through; but no Gateway has such a
name. Correct it or remove it.
`,
  message: name => `"${name}" cannot be the name of a Gateway, though Istio does not look at it.`,
  bad: {
    yaml: `
kind: VirtualService
spec:
  gateways:
  - public
  - istio-ingress/public.shop
#   ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
  },
})
