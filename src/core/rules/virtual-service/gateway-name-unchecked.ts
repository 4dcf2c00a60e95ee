import { gatewayNameRule } from './gateway-names.ts'

export const gatewayNameUncheckedRule = gatewayNameRule({
  id: 'virtual-service/gateway-name-unchecked',
  kind: 'unchecked',
  severity: 'warning',
  title: 'Invalid gateway name that Istio does not check',
  why: `
Istio stops checking the list at the first name without a slash, so it accepts this one. But no Gateway can have such a
name, so the entry has no effect. Correct it, or remove it.
`,
  message: name => `"${name}" is not a valid gateway name; Istio does not check it.`,
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
