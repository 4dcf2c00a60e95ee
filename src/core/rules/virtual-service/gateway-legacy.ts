import { gatewayNameRule } from './gateway-names.ts'

export const gatewayLegacyRule = gatewayNameRule({
  id: 'virtual-service/gateway-legacy',
  kind: 'legacy',
  severity: 'warning',
  title: 'Outdated form of a gateway name',
  why: `
Istio still understands \`name.namespace.svc.cluster.local\`, but \`istioctl analyze\` does not find the Gateway by it.
Write \`namespace/name\`.
`,
  message: name => `"${name}" is an outdated form of a gateway name.`,
  better: (name, { modern }) => (/^[^.]+\.[^.]+(\.svc(\.|$)|$)/.test(name) ? modern : undefined),
  bad: {
    yaml: `
kind: VirtualService
spec:
  gateways:
  - public.istio-ingress.svc.cluster.local
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
    fixed: `
kind: VirtualService
spec:
  gateways:
  - istio-ingress/public
`,
  },
})
