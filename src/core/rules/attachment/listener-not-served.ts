import { notServed } from '../../istio/gateway-api/not-served.ts'
import { attachedShop } from './good-attachment.ts'
import { listenerFindings, setRefused } from './listener-findings.ts'
import { listenerRule } from './listener-rule.ts'

export const listenerNotServed = listenerRule({
  id: 'attachment/listener-not-served',
  severity: 'warning',
  title: 'Listener that the gateway does not serve',
  source: {
    advice: 'Istio reports such a listener as not Accepted or not Programmed and opens nothing for it.',
    seenIn: 'pilot/pkg/config/kube/gateway: buildListener',
  },
  why: `
A listener is left out where another of the same port cannot be told from it, where its certificate cannot be used, or where Istio does
not know its protocol. The others of the Gateway are served all the same. Routes may attach to such a listener, and nothing reaches them.
`,
  check(model, built, report) {
    const { listeners, sets } = built
    for (const it of [...listeners, ...sets.flatMap(set => set.listeners)]) {
      const fault = notServed(it)
      if (fault)
        for (const { resource: at, finding } of listenerFindings(model, it, fault)) report(at, finding)
    }
    for (const set of sets.filter(it => !it.isAllowed))
      report(set.resource, setRefused(model, built, set.resource))
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: web, port: 80, protocol: HTTP }
  - { name: db, port: 80, protocol: TCP }
#                                   ^^^
  - name: secure
    port: 443
    protocol: HTTPS
    tls:
      certificateRefs:
      - { name: cert, namespace: certs }
#               ^^^^
---
kind: Secret
metadata: { name: cert, namespace: certs }
data: { x: eA== }
`,
      },
    ],
    good: [attachedShop],
  },
})
