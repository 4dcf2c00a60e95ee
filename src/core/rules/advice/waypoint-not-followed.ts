import { roleOf } from '../../istio/gateway-api/gateway-classes.ts'
import { kubernetesGateway } from '../../istio/gateway-api/kinds.ts'
import { effective } from '../../model/model.ts'
import { mapAt, textAt } from '../../model/read-value.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { translationRule } from '../references/analysis-rule.ts'

const ingressLabel = 'istio.io/ingress-use-waypoint'

export const waypointNotFollowed = translationRule({
  id: 'advice/waypoint-not-followed',
  severity: 'info',
  title: 'Waypoint, through which Drawbridge follows no request',
  source: {
    advice:
      'A limit of Drawbridge: it judges waypoints and gives their status, and traces what sidecars and gateways do.',
    seenIn: 'pilot/pkg/networking/core: buildWaypointInbound',
  },
  why: `
A waypoint applies the routes of the Services that use it, as sidecars do, and policies of its own. Traces and tables show the way through a caller's sidecar, or through a
gateway up to the Service; what a waypoint does behind them is not computed.
`,
  reads: [kubernetesGateway, 'GatewayClass', 'Namespace', 'Service'],
  about: [kubernetesGateway, 'Service'],

  check(model, report) {
    for (const it of effective(model, kubernetesGateway))
      if (roleOf(model, it) === 'waypoint')
        report(it, {
          path: ['spec', 'gatewayClassName'],
          message:
            'Drawbridge gives the status of a waypoint and does not follow requests through it: a call in the mesh is traced as one from a sidecar.',
        })
    for (const it of effective(model, 'Service')) {
      const label = textAt(mapAt(mapAt(it.value, 'metadata'), 'labels'), ingressLabel)
      if (label === 'true')
        report(it, {
          path: ['metadata', 'labels', ingressLabel],
          message:
            'Gateways send what is for this Service to its waypoint, which Drawbridge does not follow: the way ends here at the Service.',
        })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec:
  gatewayClassName: istio-waypoint
#                   ^^^^^^^^^^^^^^
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
---
kind: Service
metadata:
  name: cart
  namespace: shop
  labels:
    istio.io/use-waypoint: waypoint
    istio.io/ingress-use-waypoint: "true"
#                                  ^^^^^^
spec:
  ports: [{ name: http, port: 80 }]
`,
      },
    ],
    good: [attachedShop],
  },
})
