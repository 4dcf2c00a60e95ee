import { routeKinds } from '../../istio/gateway-api/kinds.ts'
import { readService } from '../../model/services.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'
import { fixOf, set } from '../checks/fixes.ts'

export const backendPortMissing = routeRule({
  id: 'advice/backend-port-missing',
  severity: 'warning',
  title: 'Backend port that the Service does not have',
  source: {
    advice:
      'Istio does not ask whether the Service has the port: the status says that all references are resolved, and requests are answered with 500.',
    seenIn: 'pilot/pkg/config/kube/gateway: buildDestination',
  },
  why: `
Requests that would go there are answered with 500, and nothing in the status of the route tells why. The \`port\` is one of the Service, not one
of its Pods. Use a port that the Service has.
`,
  kinds: routeKinds,

  check(model, { resource, rules }, report) {
    for (const ref of rules.flatMap(it => it.backendRefs)) {
      if (ref.group !== '' || ref.kind !== 'Service' || ref.port === undefined) continue
      const service = model.find('Service', ref.namespace ?? resource.namespace, ref.name)
      const ports = service ? readService(service).ports : []
      if (ports.length === 0 || ports.some(it => it.number === ref.port)) continue
      const numbers = [...new Set(ports.flatMap(it => it.number ?? []))]
      const path = [...ref.path, 'port']
      const [fix, ...otherFixes] = numbers.slice(0, 3).map(it => fixOf(`Use port ${it}`, set(path, it)))
      report({
        path,
        message: `Service ${ref.name} has no port ${ref.port}; it has ${numbers.join(', ')}.`,
        ...(fix && { fix, otherFixes }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs: [{ name: cart, port: 8080 }]
#                                     ^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80, targetPort: 8080 }]
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80, targetPort: 8080 }]
`,
      },
    ],
    good: [attachedShop],
  },
})
