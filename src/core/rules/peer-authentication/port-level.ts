import { isPort } from '../../syntax/port.ts'
import { type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import { goodPeerAuthentication } from '../schema/good-policies.ts'

interface PeerAuthenticationSpec {
  readonly selector?: { readonly matchLabels: { readonly [key: string]: string } }
  readonly portLevelMtls: { readonly [port: string]: unknown }
}

type Page = Omit<WebhookRule<PeerAuthenticationSpec>, 'kinds' | 'source' | 'severity'>

function portLevelRule(rule: Page) {
  return webhookRule<PeerAuthenticationSpec>({
    ...rule,
    severity: 'error',
    source: { istio: 'pkg/config/validation: ValidatePeerAuthentication' },
    kinds: ['PeerAuthentication'],
  })
}

export const portNeedsSelector = portLevelRule({
  id: 'peer-authentication/port-needs-selector',
  title: 'Ports without a selector',
  why: `
Istio refuses the policy: a port belongs to workloads, so \`portLevelMtls\` needs a \`selector\` with labels that picks them.
`,
  check({ spec }, report) {
    if (Object.keys(spec.portLevelMtls).length === 0) return
    if (Object.keys(spec.selector?.matchLabels ?? {}).length > 0) return
    report({
      path: ['spec', 'portLevelMtls'],
      part: 'key',
      message: 'portLevelMtls needs a selector with labels.',
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: PeerAuthentication
spec:
  portLevelMtls:
# ^^^^^^^^^^^^^
    "8080": { mode: DISABLE }
`,
      },
    ],
    good: [goodPeerAuthentication],
  },
})

export const portEmpty = portLevelRule({
  id: 'peer-authentication/port-empty',
  title: 'No port in `portLevelMtls`',
  why: `
Istio refuses the policy: \`portLevelMtls\` has at least one port. Remove it where all ports are treated alike.
`,
  check({ spec, isGiven }, report) {
    const path = ['spec', 'portLevelMtls']
    if (Object.keys(spec.portLevelMtls).length > 0 || !isGiven(path)) return
    report({ path, part: 'key', message: 'portLevelMtls names no port.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: PeerAuthentication
spec:
  selector: { matchLabels: { app: shop } }
  portLevelMtls: {}
# ^^^^^^^^^^^^^
`,
      },
    ],
    good: [goodPeerAuthentication],
  },
})

export const portRange = portLevelRule({
  id: 'peer-authentication/port-range',
  title: 'Port number that does not exist',
  why: `
Istio refuses the policy. A port is a number from 1 to 65535.
`,
  check({ spec }, report) {
    for (const port of Object.keys(spec.portLevelMtls))
      if (/^\d+$/.test(port) && !isPort(Number(port)))
        report({
          path: ['spec', 'portLevelMtls', port],
          part: 'key',
          message: `${port} is not a port; ports are 1 to 65535.`,
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: PeerAuthentication
spec:
  selector: { matchLabels: { app: shop } }
  portLevelMtls:
    "70000": { mode: DISABLE }
#   ^^^^^^^
`,
      },
    ],
    good: [goodPeerAuthentication],
  },
})
