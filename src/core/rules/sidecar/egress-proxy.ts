import { fqdnFault } from '../../syntax/hosts/host-name.ts'
import { inbound } from './good-examples.ts'
import { sidecarRule } from './sidecar-spec.ts'

const source = { istio: 'pkg/config/validation: validateSidecarOutboundTrafficPolicy' } as const
const proxyPath = ['spec', 'outboundTrafficPolicy', 'egressProxy']

export const egressProxyMode = sidecarRule({
  id: 'sidecar/egress-proxy-mode',
  severity: 'error',
  title: 'Egress proxy without `ALLOW_ANY`',
  source,
  why: `
Istio refuses the Sidecar: the egress proxy takes traffic to addresses that the mesh does not know, which only
\`mode: ALLOW_ANY\` lets out. The mode is \`REGISTRY_ONLY\` where it is left out.
`,
  check({ spec }, report) {
    const policy = spec.outboundTrafficPolicy
    if (!policy?.egressProxy || policy.mode === 'ALLOW_ANY') return
    report({
      path: proxyPath,
      part: 'key',
      message: `An egress proxy needs the mode ALLOW_ANY, not ${policy.mode}.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  outboundTrafficPolicy:
    egressProxy: { host: egress.shop.svc.cluster.local, port: { number: 443 } }
#   ^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const egressProxyFqdn = sidecarRule({
  id: 'sidecar/egress-proxy-fqdn',
  severity: 'error',
  title: 'Malformed host of the egress proxy',
  source,
  why: `
Istio refuses the Sidecar: the egress proxy is a service by its DNS name, without wildcard.
`,
  check({ spec }, report) {
    const policy = spec.outboundTrafficPolicy
    if (!policy?.egressProxy || policy.mode !== 'ALLOW_ANY') return
    const { host } = policy.egressProxy
    const fault = fqdnFault(host)
    if (fault) report({ path: [...proxyPath, 'host'], message: `"${host}" is not a host: ${fault}.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  outboundTrafficPolicy:
    mode: ALLOW_ANY
    egressProxy: { host: "*.example.com", port: { number: 443 } }
#                        ^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})

export const egressProxyPortRequired = sidecarRule({
  id: 'sidecar/egress-proxy-port-required',
  severity: 'error',
  title: 'Egress proxy without a port',
  source,
  why: `
Istio refuses the Sidecar: it has to know the port of the egress proxy.
`,
  check({ spec }, report) {
    const policy = spec.outboundTrafficPolicy
    if (!policy?.egressProxy || policy.mode !== 'ALLOW_ANY' || policy.egressProxy.port) return
    report({ path: proxyPath, part: 'key', message: 'The egress proxy names no port.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  outboundTrafficPolicy:
    mode: ALLOW_ANY
    egressProxy: { host: egress.shop.svc.cluster.local }
#   ^^^^^^^^^^^
`,
      },
    ],
    good: [inbound],
  },
})
