import { isFqdn } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isPort } from '../../syntax/port.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { policyRule } from './destination-rule-rule.ts'
import { tunnelled } from './good-examples.ts'

const methods = ['', 'CONNECT', 'POST']

export const tunnelProtocolRule = policyRule({
  id: 'destination-rule/tunnel-protocol',
  severity: 'error',
  title: 'Unknown method of a tunnel',
  source: { istio: 'pkg/config/validation: validateTunnelSettings' },
  why: `
Istio refuses the DestinationRule. The method that opens the tunnel is \`CONNECT\`, the default, or \`POST\`, in capitals.
`,
  onlyWith: ['tunnel'],

  check({ tunnel }, path, report) {
    if (!tunnel || methods.includes(tunnel.protocol)) return
    const at = [...path, 'tunnel', 'protocol']
    const better = tunnel.protocol.trim().toUpperCase()
    report({
      path: at,
      message: `The protocol must be CONNECT or POST, not "${tunnel.protocol}".`,
      ...(better !== '' && methods.includes(better) && { fix: fixOf(`Write ${better}`, set(at, better)) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    tunnel: { protocol: connect, targetHost: api.example.com, targetPort: 443 }
#                       ^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    tunnel: { protocol: CONNECT, targetHost: api.example.com, targetPort: 443 }
`,
      },
    ],
    good: [tunnelled],
  },
})

export const tunnelHostRule = policyRule({
  id: 'destination-rule/tunnel-host',
  severity: 'error',
  title: 'Invalid target host of a tunnel',
  source: { istio: 'pkg/config/validation: validateTunnelSettings' },
  why: `
Istio refuses the DestinationRule. \`targetHost\` is a DNS name without wildcard, or an IP address.
`,
  onlyWith: ['tunnel'],

  check({ tunnel }, path, report) {
    if (!tunnel || isFqdn(tunnel.targetHost) || isIpAddress(tunnel.targetHost)) return
    const at = [...path, 'tunnel', 'targetHost']
    const message =
      tunnel.targetHost === ''
        ? 'The tunnel has no target.'
        : `"${tunnel.targetHost}" is neither a host name nor an IP address.`
    report({ path: at, message })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    tunnel: { targetHost: "*.example.com", targetPort: 443 }
#                         ^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [tunnelled],
  },
})

export const tunnelPortRule = policyRule({
  id: 'destination-rule/tunnel-port',
  severity: 'error',
  title: 'Target port of a tunnel out of range',
  source: { istio: 'pkg/config/validation: validateTunnelSettings' },
  why: `
Istio refuses the DestinationRule. \`targetPort\` is between 1 and 65535.
`,
  onlyWith: ['tunnel'],

  check({ tunnel }, path, report) {
    if (!tunnel || isPort(tunnel.targetPort)) return
    report({
      path: [...path, 'tunnel', 'targetPort'],
      message: `The port must be between 1 and 65535, not ${tunnel.targetPort}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    tunnel: { targetHost: api.example.com, targetPort: 0 }
#                                                      ^
`,
      },
    ],
    good: [tunnelled],
  },
})
