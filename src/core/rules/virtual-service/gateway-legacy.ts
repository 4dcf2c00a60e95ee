import { gatewayNameRule } from './gateway-names.ts'

export const gatewayLegacyRule = gatewayNameRule({
  id: 'virtual-service/gateway-legacy',
  kind: 'legacy',
  severity: 'warning',
  title: 'Gateway named in the old way',
  why: `
Istio still understands \`name.namespace.svc.cluster.local\`, but its tools do not find the Gateway by it. Write
\`namespace/name\`.
`,
  message: name => `"${name}" names a Gateway in the old way.`,
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
